"""Files into a bucket of S3 or of a service that speaks its protocol. Writing the same again is the same as writing it once."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from reportgen.deliver.base import Accepted, BeforeDot, Broken, Deferred, Outcome, Parcel, Refused

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
        try:
            for each in parcel.files:
                key = "/".join(part for part in (self.prefix, parcel.folder, each.name) if part)
                self._client.put_object(Bucket=self.bucket, Key=key, Body=each.data, ContentType=each.media_type)
        except ClientError as error:
            said: Mapping[str, Any] = error.response.get("Error", {})
            code = str(said.get("Code", ""))
            what = f"s3://{self.bucket} answered {code}: {said.get('Message', '')}"
            return Broken(what, lasting=True) if code in LASTING else Deferred(what)
        except BotoCoreError as error:
            return Broken(f"s3://{self.bucket} cannot be reached: {error}")
        except RecursionError:  # the library follows a service that sends it to itself again and again
            return Broken(
                f"s3://{self.bucket} is said to be in another region, again and again. See `region` and `endpoint`",
                lasting=True,
            )
        return Accepted(f"{len(parcel.files)} files in s3://{self.bucket}/{self.prefix}/{parcel.folder}")
