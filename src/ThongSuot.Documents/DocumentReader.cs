using System.Security.Cryptography;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents;

/// <summary>Reads one issued text: bytes in, <see cref="Document"/> out. Keeps no state; safe to use from many threads.</summary>
public static class DocumentReader
{
    /// <summary>Stamped in every document. Changes whenever the same bytes may give another result.</summary>
    public const string Version = "0.2.0";

    /// <summary>Reads a file. <paramref name="name"/> is kept for people and decides nothing.</summary>
    /// <exception cref="ReadException">The bytes give no document: empty, too large, encrypted, corrupt, unsupported, or an outside program is missing.</exception>
    public static Document Read(ReadOnlyMemory<byte> bytes, string? name = null, ReaderOptions? options = null, CancellationToken cancel = default)
    {
        options ??= ReaderOptions.Default;
        var (format, source) = FormatReader.Read(bytes, options, cancel);
        var info = new SourceInfo(name, format, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), source.Encoding, source.Pages);
        return Understanding.Of(source, info, cancel);
    }

    /// <summary>Reads plain Unicode text that is already in memory.</summary>
    public static Document ReadText(string text, string? name = null, ReaderOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(System.Text.Encoding.UTF8.GetBytes(text), name, options, cancel);
    }
}
