using System.Text;
using ThongSuot.Documents;

namespace ThongSuot.Cli;

/// <summary>Where the command writes, and what it may do there. Tests put their own in place of the process's.</summary>
internal sealed record Terminal(Stream Output, TextWriter Error, Speech Speech)
{
    /// <summary>Columns a line may take.</summary>
    public int Width { get; init; } = 100;

    /// <summary>True when a person looks at the output: colours are welcome.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>True when a person looks at the errors: a progress bar is welcome.</summary>
    public bool ErrorIsInteractive { get; init; }

    /// <summary>How files are read.</summary>
    public ReaderOptions Reading { get; init; } = ReaderOptions.Default;

    public static Terminal OfProcess(IReadOnlyList<string> args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(Console.OpenStandardOutput(), Console.Error, Speech.Of(args, Environment.GetEnvironmentVariable))
        {
            Reading = ReaderOptions.Default with { PdfTrial = PdfTrial.Of(typeof(Terminal).Assembly) },
            // https://no-color.org: a person may ask for plain text.
            IsInteractive = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            ErrorIsInteractive = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 160),
        };
    }

    /// <summary>One sentence a line, on the error stream.</summary>
    public void Complain(string sentence) => Error.WriteLine(sentence);

    /// <summary>Text to the output, as UTF-8 without a byte order mark.</summary>
    public void Write(string text) => Output.Write(Encoding.UTF8.GetBytes(text));
}
