namespace ThongSuot.Documents.Reading;

/// <summary>Why a file gave no document at all.</summary>
public enum ReadFailure
{
    /// <summary>Nothing in it.</summary>
    Empty,
    /// <summary>Larger than a limit of <see cref="ReaderOptions"/>.</summary>
    TooLarge,
    /// <summary>Protected by a password.</summary>
    Encrypted,
    /// <summary>Broken, cut short, or not what its first bytes say.</summary>
    Corrupt,
    /// <summary>A kind of file the reader does not take.</summary>
    Unsupported,
    /// <summary>An outside program is needed and not installed.</summary>
    ProgramMissing,
    /// <summary>An outside program failed or took too long.</summary>
    ProgramFailed,
}

/// <summary>The one clear error for a file that cannot be read. <see cref="Exception.Message"/> is a Vietnamese sentence that says what to do; <see cref="English"/> is the same in English.</summary>
public sealed class ReadException : Exception
{
    /// <summary>Makes the error.</summary>
    public ReadException(ReadFailure failure, string vietnamese, string english, Exception? inner = null)
        : base(vietnamese, inner)
    {
        Failure = failure;
        English = english;
    }

    /// <summary>Which of the known reasons.</summary>
    public ReadFailure Failure { get; }

    /// <summary>The sentence in English.</summary>
    public string English { get; }
}
