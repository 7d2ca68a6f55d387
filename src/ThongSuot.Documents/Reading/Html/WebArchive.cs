using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Web pages saved as one file (.mht, RFC 2557), as Word and browsers write them: the first page inside.</summary>
internal static class WebArchive
{
    private const int HeadWithin = 4096;

    /// <summary>The bytes of the page; null when this is no such file.</summary>
    public static byte[]? Page(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, HeadWithin)]);
        if (!head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) || !head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)) return null;
        // One byte a character: parts are cut here and decoded by their own rules.
        var text = Encoding.Latin1.GetString(bytes);
        var type = text.IndexOf("text/html", StringComparison.OrdinalIgnoreCase);
        if (head.Contains("type=\"text/html\"", StringComparison.OrdinalIgnoreCase)) type = text.IndexOf("Content-Type: text/html", StringComparison.OrdinalIgnoreCase);
        var start = type < 0 ? -1 : HeadEnd(text, type);
        if (start < 0) return null;
        var partHead = text.AsSpan(Math.Max(0, type - 400), start - Math.Max(0, type - 400));
        var end = Boundary(head) is { } boundary ? text.IndexOf("--" + boundary, start, StringComparison.Ordinal) : -1;
        var part = text.AsSpan(start, (end < 0 ? text.Length : end) - start);
        if (partHead.Contains("base64", StringComparison.OrdinalIgnoreCase)) return FromBase64(part);
        return partHead.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? FromQuotedPrintable(part) : Encoding.Latin1.GetBytes(part.ToString());
    }

    private static int HeadEnd(string text, int from)
    {
        for (var at = text.IndexOf('\n', from); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\n', at + 1))
            if (text[at + 1] is '\n') return at + 2;
            else if (text[at + 1] == '\r') return Math.Min(at + 3, text.Length);
        return -1;
    }

    private static string? Boundary(string head)
    {
        var at = head.IndexOf("boundary=\"", StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : head.IndexOf('"', at + 10);
        return end > at + 10 ? head[(at + 10)..end] : null;
    }

    private static byte[] FromQuotedPrintable(ReadOnlySpan<char> text)
    {
        var to = new byte[text.Length];
        var n = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                to[n++] = (byte)text[i];
                continue;
            }
            // "=" at the end of a line joins it to the next.
            if (i + 1 < text.Length && text[i + 1] == '\n') i++;
            else if (i + 2 < text.Length && text[i + 1] == '\r' && text[i + 2] == '\n') i += 2;
            else if (i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                to[n++] = code;
                i += 2;
            }
            else to[n++] = (byte)'=';
        }
        return to[..n];
    }

    private static byte[]? FromBase64(ReadOnlySpan<char> text)
    {
        var to = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64Chars(text.Trim(), to, out var n) ? to[..n] : null;
    }
}
