"""What the bot raises on purpose.

BotError                 one plain Chinese sentence for the user; exit status 1
├── InputError           wrong usage or unreadable input; exit status 2
│   ├── UnreadableFile     a file that is missing, binary, encrypted, or in no known encoding
│   ├── EmptyCorpus        nothing readable was found under the given paths
│   └── BadCase            a line of a --batch file that is not a case
├── HomeNotWritable      BOT_HOME cannot be written and holds no index to answer from
├── DiskFull             there is no room to write; the index that was there stays as it is
├── IndexBroken          the index on disk is damaged; says how to rebuild it
├── ServerFailed         the Chroma server that holds the vectors cannot be reached, or is no such server
├── ModelMissing         the embedding model or the reader cannot be loaded
├── ModelFailed          the language model gave no usable reply; the answer in quotation takes its place
└── PromptBroken         a file of prompts/ lacks a part or a variable, or has one too many
"""

from __future__ import annotations


class BotError(Exception):
    """A failure that the user is told of in one sentence: what was wrong, where, what to do."""

    exit_status = 1


class InputError(BotError):
    """The user's input cannot be used as it is."""

    exit_status = 2


class UnreadableFile(InputError):
    """A file that cannot be read as text. `path` and `reason` are kept apart for the report of `bot index`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"无法读取“{path}”：{reason}。")
        self.path = path
        self.reason = reason


class EmptyCorpus(InputError):
    """No readable document was found; the index that was there stays as it is."""


class BadCase(InputError):
    """A line of a batch file is not a case of the expected form."""


class HomeNotWritable(BotError):
    """The folder of indexes and caches cannot be written."""


class DiskFull(BotError):
    """There is no room on the disk."""


class IndexBroken(BotError):
    """The index on disk is damaged."""


class ServerFailed(BotError):
    """The server that holds the index's vectors cannot be asked."""


class ModelMissing(BotError):
    """A model that `setting` names, of that `kind`, cannot be loaded."""

    def __init__(self, kind: str, name: str, setting: str, cause: Exception) -> None:
        if isinstance(cause, ImportError):
            super().__init__(
                f"加载{kind}“{name}”所需的软件包没有安装（{cause.name}）；请运行 pip install 'policy-bot[transformers]'，"
                f"或取消 {setting} 以使用内置模型。"
            )
            return
        super().__init__(
            f"无法加载{kind}“{name}”（{type(cause).__name__}）；请核对 {setting} 的名称或路径，"
            "如需从模型站点下载请设置 HF_HUB_OFFLINE=0，或取消该设置以使用内置模型。"
        )


class ModelFailed(BotError):
    """The language model could not be called, or its reply could not be used. The sentence never holds its words."""


class PromptBroken(BotError):
    """A prompt does not fit the program that fills it."""
