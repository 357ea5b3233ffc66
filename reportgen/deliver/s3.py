"""Files into a bucket of S3 or of a service that speaks its protocol. Writing the same again is the same as writing it once."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from reportgen.deliver.base import SLOWEST, Accepted, Attachment, BeforeDot, Broken, Deferred, Outcome, Parcel, Refused
from reportgen.deliver.patience import within
from reportgen.deliver.replies import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

LASTING = frozenset(
    (
        "AccessDenied",
        "AccountProblem",
        "AllAccessDisabled",
        "AuthorizationHeaderMalformed",
        "ExpiredToken",
        "InvalidAccessKeyId",
        "InvalidBucketName",
        "InvalidToken",
        "NoSuchBucket",
        "PermanentRedirect",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
        *("301", "302", "307", "308", "401", "403", "404"),
    )
)
"""Answers that do not change by waiting."""
TOO_LARGE = frozenset(("413", "EntityTooLarge", "KeyTooLongError"))
"""Answers that speak of this file, and of no other."""
PATIENCE = 300.0
"""Seconds for one file, tries and pauses of the library included; a large one has as long as a slow line takes for it."""


class Bucket:
    """One bucket; a parcel's folder becomes the beginning of the names."""

    repeatable = True

    def __init__(
        self,
        bucket: str,
        prefix: str,
        *,
        endpoint: str | None = None,
        region: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
    ) -> None:
        self.bucket, self.prefix = bucket, prefix.strip("/")
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=endpoint,
            region_name=region,
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
            config=Config(connect_timeout=20, read_timeout=60, retries={"max_attempts": 3, "mode": "standard"}),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def send(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Write the parcel's files; see `base.Transport`."""
        if any(part in ("", ".", "..") for part in parcel.folder.split("/")) or "\\" in parcel.folder:
            return Refused(f"'{parcel.folder}' is no place in a bucket")
        before_dot(f"s3://{self.bucket}")
        for each in parcel.files:
            key = "/".join(part for part in (self.prefix, parcel.folder, each.name) if part)
            if (fault := self._put(key, each)) is not None:
                return fault
        return Accepted(f"{len(parcel.files)} files in s3://{self.bucket}/{self.prefix}/{parcel.folder}")

    def _put(self, key: str, file: Attachment) -> Outcome | None:
        place = f"s3://{self.bucket}"

        def put() -> Mapping[str, Any]:
            answer: Mapping[str, Any] = self._client.put_object(
                Bucket=self.bucket, Key=key, Body=file.data, ContentType=file.media_type
            )
            return answer

        try:
            answer = within(max(PATIENCE, len(file.data) / SLOWEST), put)
        except TimeoutError:
            return Broken(f"{place} cannot be reached: it takes too long")
        except ClientError as error:
            said: Mapping[str, Any] = error.response.get("Error", {})
            code = str(said.get("Code", ""))
            what = f"{place} answered {shown(code + ': ' + str(said.get('Message', '')))}"
            if code in TOO_LARGE:
                return Refused(what)
            return Broken(what, lasting=True) if code in LASTING else Deferred(what)
        except (BotoCoreError, RecursionError) as error:
            if isinstance(error, RecursionError) or "recursion" in str(error):
                # The library follows a service that sends it to itself again and again.
                what = f"{place} is said to be in another region, again and again. See `region` and `endpoint`"
                return Broken(what, lasting=True)
            return Broken(f"{place} cannot be reached: {shown(str(error))}")
        if not answer.get("ETag"):
            # Every service names what it has stored by that; a page for logging in or a web server says 200 as well.
            what = f"{place} answered as no such service does, without an ETag: nothing is stored there. See `endpoint`"
            return Broken(what, lasting=True)
        return None
