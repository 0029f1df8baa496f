"""One table of settings: name, default, help. Read from flags, the environment, a TOML file, in that order of weight.

A flag beats ``THIDUA_…`` in the environment, which beats the file, which beats the default. The file is the one that
``THIDUA_CONFIG`` (or ``--config``) names, else ``thidua.toml`` in the working folder if there is one; its keys are the
names without ``THIDUA_``, in lower case. Secrets are never printed.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from kg_service.errors import SettingsError

PREFIX = "THIDUA_"
DEFAULT_FILE = "thidua.toml"
ARROW = "=>"


def _setting(default: Any, en: str, vi: str, **limits: Any) -> Any:
    """A field of the table with its help in English and Vietnamese."""
    return Field(default=default, description=en, json_schema_extra={"vi": vi}, **limits)


class Settings(BaseSettings):
    """Every setting of the project. Make one with :func:`load_settings`, which gives errors that name the setting."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", validate_default=False)

    base_iri: str = _setting(
        "https://w3id.org/thidua/",
        "Base of every IRI the graph mints; absolute, ends with a slash",
        "Gốc của mọi IRI trong đồ thị; tuyệt đối, kết thúc bằng dấu gạch chéo",
    )
    store: Path = _setting(
        Path("store"),
        "Folder of the embedded store, with its snapshots",
        "Thư mục của kho nhúng, chứa các bản chụp",
    )
    endpoint: str | None = _setting(
        None,
        "Query address of a SPARQL 1.1 engine to use in place of the embedded store",
        "Địa chỉ truy vấn của một máy SPARQL 1.1 dùng thay cho kho nhúng",
    )
    engine: str = _setting(
        "auto",
        "What the engine is: sparql11, oxigraph, virtuoso, or auto to ask it",
        "Loại máy SPARQL: sparql11, oxigraph, virtuoso, hoặc auto để tự nhận biết",
    )
    endpoint_update: str | None = _setting(
        None,
        "Update address of the engine, for building; known by itself for Oxigraph and Virtuoso",
        "Địa chỉ cập nhật của máy SPARQL, dùng khi dựng đồ thị; tự biết với Oxigraph và Virtuoso",
    )
    endpoint_user: str | None = _setting(
        None,
        "Name of the account at the engine, if it wants one",
        "Tên tài khoản tại máy SPARQL, nếu cần",
    )
    endpoint_password: SecretStr | None = _setting(
        None,
        "Password of that account",
        "Mật khẩu của tài khoản đó",
    )
    token: SecretStr | None = _setting(
        None,
        "Secret that turns update and review on; clients send it as a bearer token",
        "Khóa bí mật bật chức năng cập nhật và duyệt; máy khách gửi dưới dạng bearer token",
    )
    query_timeout: float = _setting(
        30.0,
        "Seconds after which a query is ended",
        "Số giây tối đa cho một truy vấn",
        gt=0,
        le=3600,
    )
    workers: int = _setting(
        2,
        "Query worker processes for queries that do not take long",
        "Số tiến trình chạy truy vấn không kéo dài",
        ge=1,
        le=256,
    )
    workers_most: int = _setting(
        8,
        "Query worker processes at most, while long queries run and short ones would wait behind them",
        "Số tiến trình truy vấn tối đa khi có truy vấn dài mà truy vấn ngắn phải chờ",
        ge=1,
        le=1024,
    )
    worker_memory: int = _setting(
        2048,
        "MiB of address space each query worker may take; 0 sets no bound",
        "Số MiB bộ nhớ tối đa của mỗi tiến trình truy vấn; 0 là không giới hạn",
        ge=0,
    )
    worker_allocator: str = _setting(
        "auto",
        "Library that allocates memory in query workers: auto takes jemalloc where the system has it, none the "
        "system's own, else the path of one",
        "Thư viện cấp phát bộ nhớ của các tiến trình truy vấn: auto dùng jemalloc nếu hệ thống có, none dùng của hệ "
        "thống, hoặc đường dẫn của một thư viện",
    )
    copy_memory: str = _setting(
        "auto",
        "MiB that a copy of the graph in memory may take, from which queries are answered faster: auto is a quarter of "
        "the machine's memory, 0 keeps no copy",
        "Số MiB tối đa cho bản sao đồ thị trong bộ nhớ, giúp trả lời truy vấn nhanh hơn: auto là một phần tư bộ nhớ "
        "của máy, 0 là không giữ bản sao",
    )
    result_bytes: int = _setting(
        2**31,
        "Bytes one result may have",
        "Số byte tối đa của một kết quả",
        gt=0,
    )
    queue: int = _setting(
        64,
        "Queries that may wait for a worker; more are answered 503 with Retry-After",
        "Số truy vấn được phép chờ; nhiều hơn sẽ nhận 503 kèm Retry-After",
        ge=0,
    )
    query_bytes: int = _setting(
        1_000_000,
        "Bytes one request's query may have",
        "Số byte tối đa của một truy vấn gửi lên",
        gt=0,
    )
    update_bytes: int = _setting(
        64 * 2**20,
        "Bytes one update, or one graph that is written, may have",
        "Số byte tối đa của một lệnh cập nhật hoặc một đồ thị gửi lên",
        gt=0,
    )
    cache_bytes: int = _setting(
        64 * 2**20,
        "Bytes of results kept in memory for queries that come again; 0 keeps none",
        "Số byte kết quả giữ trong bộ nhớ cho truy vấn lặp lại; 0 là không giữ",
        ge=0,
    )
    service_allow: Annotated[tuple[str, ...], NoDecode] = _setting(
        (),
        "Endpoints that SERVICE may name, separated by commas or spaces, IRI=>address where one is reached elsewhere; "
        "none by default",
        "Các điểm truy vấn mà SERVICE được phép nêu, cách nhau bằng dấu phẩy hoặc khoảng trắng, IRI=>địa chỉ nếu gọi ở "
        "nơi khác; mặc định không có",
    )
    host: str = _setting(
        "127.0.0.1",
        "Address the service listens on",
        "Địa chỉ mạng mà dịch vụ lắng nghe",
    )
    port: int = _setting(
        8000,
        "Port the service listens on; 0 takes a free one",
        "Cổng mà dịch vụ lắng nghe; 0 là chọn cổng trống",
        ge=0,
        le=65535,
    )
    articles: Path | None = _setting(
        None,
        "Folder of articles to build from; without it, the five that come with the project",
        "Thư mục bài báo dùng để dựng đồ thị; nếu không đặt thì dùng năm bài có sẵn",
    )
    releases: Path | None = _setting(
        None,
        "Folder of the dataset's releases; without it, `releases` in the store's folder",
        "Thư mục các bản phát hành của bộ dữ liệu; nếu không đặt thì là `releases` trong thư mục kho",
    )
    review: Path = _setting(
        Path("review/judgements.jsonl"),
        "File of people's judgements on facts; it only grows, keep it in version control",
        "Tệp ghi nhận xét của người duyệt về các sự kiện; chỉ ghi thêm, nên lưu trong hệ quản lý phiên bản",
    )
    links: Path = _setting(
        Path("review/links.sssom.tsv"),
        "File of proposed links and of people's decisions on them (SSSOM); keep it in version control",
        "Tệp các liên kết được đề xuất và quyết định của người duyệt (SSSOM); nên lưu trong hệ quản lý phiên bản",
    )
    reconcile_allow: Annotated[tuple[str, ...], NoDecode] = _setting(
        (),
        "Reconciliation services that `thidua link` may ask, separated by commas or spaces; none by default",
        "Các dịch vụ đối chiếu mà `thidua link` được phép hỏi, cách nhau bằng dấu phẩy hoặc khoảng trắng; "
        "mặc định không có",
    )

    llm_url: str | None = _setting(
        None,
        "Base address of an OpenAI-compatible endpoint for the second extractor; none by default",
        "Địa chỉ gốc của một máy chủ tương thích OpenAI cho bộ trích xuất thứ hai; mặc định không có",
    )
    llm_model: str = _setting(
        "default",
        "Name of the language model to ask for there",
        "Tên mô hình ngôn ngữ cần gọi ở đó",
    )
    llm_key: SecretStr | None = _setting(
        None,
        "Key for that endpoint, sent as a bearer token",
        "Khóa của máy chủ đó, gửi dưới dạng bearer token",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags and the file come merged as arguments (see :func:`load_settings`), so nothing else is read here."""
        return (init_settings,)

    @field_validator("service_allow", "reconcile_allow", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator(
        "token",
        "endpoint",
        "endpoint_update",
        "endpoint_user",
        "endpoint_password",
        "llm_url",
        "llm_key",
        "articles",
        "releases",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("base_iri")
    @classmethod
    def _base(cls, value: str) -> str:
        _require_http(value)
        if not value.endswith("/"):
            raise ValueError("must end with a slash")
        return value

    @property
    def releases_folder(self) -> Path:
        """Where releases of the dataset are."""
        return self.releases or self.store / "releases"

    @property
    def credentials(self) -> tuple[str, str] | None:
        """Name and password for the engine; None without a name."""
        if self.endpoint_user is None:
            return None
        return self.endpoint_user, self.endpoint_password.get_secret_value() if self.endpoint_password else ""

    @field_validator("endpoint", "endpoint_update", "llm_url")
    @classmethod
    def _endpoint(cls, value: str | None) -> str | None:
        return value if value is None else _require_http(value)

    @field_validator("reconcile_allow")
    @classmethod
    def _addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_require_http(item) for item in value)

    @field_validator("service_allow")
    @classmethod
    def _services(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for item in value:
            for part in item.split(ARROW, 1):
                _require_http(part)
        return value


def service_addresses(allow: Iterable[str]) -> dict[str, str]:
    """Endpoints that SERVICE may name and where each is reached: the items of ``THIDUA_SERVICE_ALLOW``."""
    return {iri: address or iri for iri, _, address in (item.partition(ARROW) for item in allow)}


def _require_http(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or any(c in value for c in '<>"{}|\\^` \n\t'):
        raise ValueError("must be an absolute http or https address")
    return value


def load_settings(
    flags: Mapping[str, Any] | None = None,
    *,
    file: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Settings from ``flags`` (None values are unset), the environment and a TOML file.

    Raises SettingsError that names the setting, where it came from and what is wrong with it; never a secret's value.
    """
    environ = os.environ if environ is None else environ
    names = set(Settings.model_fields)
    from_file = _read_file(file, environ, names)
    from_environment = {n: environ[PREFIX + n.upper()] for n in names if PREFIX + n.upper() in environ}
    from_flags = {n: v for n, v in (flags or {}).items() if v is not None}
    merged = {**from_file, **from_environment, **from_flags}
    try:
        return Settings(**merged)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = str(first["loc"][0])
        source = "flag" if name in from_flags else "environment" if name in from_environment else "file"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{PREFIX}{name.upper()} ({source}): {reason}", setting=name) from None


def _read_file(file: Path | None, environ: Mapping[str, str], names: set[str]) -> dict[str, Any]:
    named = file or (Path(environ[PREFIX + "CONFIG"]) if environ.get(PREFIX + "CONFIG") else None)
    path = named or Path(DEFAULT_FILE)
    if named is None and not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}", file=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}", file=str(path)) from error
    unknown = sorted(set(values) - names)
    if unknown:
        known = ", ".join(sorted(names))
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}; there are: {known}", file=str(path))
    return values


@dataclass(frozen=True)
class SettingRow:
    """One row of the table of settings, for documentation and ``thidua settings``."""

    name: str
    default: str
    vi: str
    en: str


def settings_table() -> list[SettingRow]:
    """The table of settings in the order of their declaration."""
    rows = []
    for name, field in Settings.model_fields.items():
        extra = field.json_schema_extra
        vi = str(extra["vi"]) if isinstance(extra, dict) else ""
        default = field.default
        shown = "" if default in (None, ()) else str(default)
        rows.append(SettingRow(PREFIX + name.upper(), shown, vi, field.description or ""))
    return rows
