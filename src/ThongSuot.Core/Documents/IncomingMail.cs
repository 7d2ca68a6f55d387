using System.Collections.Frozen;
using MimeKit;

namespace ThongSuot.Core.Documents;

/// <summary>A letter that is not taken: code and figure of the sentence (<c>intake.tsv</c>).</summary>
internal sealed class MailRefusedException(string code, int figure = 0) : Exception
{
    public string Code => code;
    public int Figure => figure;
}

/// <summary>A letter as it comes, of which only attachments matter. Everything in it is a stranger's word: nothing of it becomes a path, and what is nested or many without end is refused.</summary>
internal sealed class IncomingMail : IDisposable
{
    private const int LongestWord = 300, MostParts = 2_000, DeepestPart = 64;

    private static readonly FrozenSet<string> Images = FrozenSet.ToFrozenSet([".png", ".jpg", ".jpeg", ".tif", ".tiff"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet([".docx", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".xml", .. Images], StringComparer.OrdinalIgnoreCase);

    private readonly MimeMessage _message;
    private readonly IntakeOptions _options;
    private readonly List<(string Name, MimePart Part)> _files = [];
    private readonly List<string> _leftOut = [];
    private int _parts;

    private IncomingMail(MimeMessage message, IntakeOptions options)
    {
        (_message, _options) = (message, options);
        Walk(message.Body, 0);
    }

    public string Sender => Clipped(_message.From.Mailboxes.FirstOrDefault()?.ToString());

    public string Subject => Clipped(_message.Subject);

    /// <summary>Names of attachments, and how to open them.</summary>
    public IReadOnlyList<(string Name, Func<Stream> Open)> Files => _files.ConvertAll(f => (f.Name, (Func<Stream>)(() => f.Part.Content!.Open())));

    /// <summary>Names of attachments that are of no kind the reader takes.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>The reader decides by content; this only keeps out of a register what is no document at all.</summary>
    public static bool IsTaken(string name) => Kinds.Contains(Path.GetExtension(name));

    /// <exception cref="MailRefusedException">It is broken, or has too much in it.</exception>
    public static async Task<IncomingMail> OpenAsync(Stream file, IntakeOptions options, CancellationToken cancel)
    {
        MimeMessage message;
        try
        {
            var parser = ParserOptions.Default.Clone();
            parser.MaxMimeDepth = DeepestPart;
            // What is attached stays in the file and is decoded as it is read.
            message = await MimeMessage.LoadAsync(parser, file, persistent: true, cancel);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            throw new MailRefusedException("broken");
        }
        try
        {
            // Any text reads as a letter; a letter has a sender.
            return message.Headers.Contains(HeaderId.From) ? new IncomingMail(message, options) : throw new MailRefusedException("broken");
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    public void Dispose() => _message.Dispose();

    private void Walk(MimeEntity? entity, int depth)
    {
        if (++_parts > MostParts) throw new MailRefusedException("many", _options.MaxAttachments);
        switch (entity)
        {
            case Multipart several:
                foreach (var part in several) Walk(part, depth);
                break;
            case MessagePart letter:
                if (depth >= _options.MaxDepth) throw new MailRefusedException("deep", _options.MaxDepth);
                Walk(letter.Message?.Body, depth + 1);
                break;
            case MimePart { Content: not null } part when NameOf(part) is { } name:
                // A logo under a signature is no document.
                if (!part.IsAttachment && Images.Contains(Path.GetExtension(name))) break;
                if (!IsTaken(name)) _leftOut.Add(name);
                else _files.Add((name, part));
                if (_files.Count + _leftOut.Count > _options.MaxAttachments) throw new MailRefusedException("many", _options.MaxAttachments);
                break;
            default:
                break;
        }
    }

    /// <summary>For people only. What has no name is the letter itself.</summary>
    private static string? NameOf(MimePart part) => Clipped(part.FileName) is { Length: > 0 } name ? name : null;

    private static string Clipped(string? text)
    {
        var line = string.Concat((text ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        // From the end of a name hangs its kind.
        return line.Length <= LongestWord ? line : line[^LongestWord..];
    }
}
