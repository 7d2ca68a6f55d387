using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ThongSuot.Documents.Reading.Legacy;

namespace ThongSuot.Documents.Reading;

/// <summary>From bytes to text: byte-order marks first, then what makes Vietnamese of it.</summary>
internal static class TextDecoder
{
    private const int SampleLength = 64 * 1024;

    private static readonly Encoding Utf16Little = new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: false);

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0xFFFD).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085'))]);

    /// <summary>The text and the name of its encoding; null when the bytes are no text.</summary>
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        var (text, encoding) = DecodeUnicode(bytes) ?? DecodeEightBit(bytes);
        if (!LooksLikeText(text)) return null;
        if (encoding is not ("utf-8" or "utf-16" or "windows-1252")) return (text, encoding);
        var (repaired, legacy) = LegacyEncodings.Repair(text);
        return (repaired, legacy ?? encoding);
    }

    private static (string Text, string Encoding)? DecodeUnicode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return (Encoding.UTF8.GetString(bytes[3..]), "utf-8");
        if (bytes is [0xFF, 0xFE, ..]) return (Utf16Little.GetString(bytes[2..]), "utf-16");
        if (bytes is [0xFE, 0xFF, ..]) return (Utf16Big.GetString(bytes[2..]), "utf-16");
        if (LooksLikeUtf16(bytes, 1)) return (Utf16Little.GetString(bytes), "utf-16");
        if (LooksLikeUtf16(bytes, 0)) return (Utf16Big.GetString(bytes), "utf-16");
        if (Utf8.IsValid(bytes)) return (Encoding.UTF8.GetString(bytes), "utf-8");
        // A few broken places do not make it something else.
        var text = Encoding.UTF8.GetString(bytes);
        var (broken, beyond) = (0, 0);
        foreach (var c in text.AsSpan())
        {
            if (c == '\uFFFD') broken++;
            else if (c > '\u007F') beyond++;
        }
        return broken * 10 < beyond ? (text, "utf-8") : null;
    }

    private static (string Text, string Encoding) DecodeEightBit(ReadOnlySpan<byte> bytes)
    {
        var western = CodePages.Western(bytes);
        var sample = bytes[..Math.Min(bytes.Length, SampleLength)];
        var vietnamese = LegacyEncodings.Score(CodePages.Vietnamese(sample));
        var (repaired, legacy) = LegacyEncodings.Repair(western);
        var other = LegacyEncodings.Score(repaired.AsSpan(0, Math.Min(repaired.Length, SampleLength)));
        if (vietnamese > 0 && vietnamese > other) return (CodePages.Vietnamese(bytes), "windows-1258");
        return (repaired, legacy ?? "windows-1252");
    }

    // The high bytes of Vietnamese in UTF-16 are few: Latin, Latin Extended, combining marks, Vietnamese, punctuation.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, int high)
    {
        var pairs = Math.Min(bytes.Length, 4096) / 2;
        if (pairs < 2 || bytes.Length % 2 != 0) return false;
        var (usual, zeros, lowZeros) = (0, 0, 0);
        for (var i = 0; i < pairs; i++)
        {
            var b = bytes[2 * i + high];
            if (b is 0x00 or 0x01 or 0x03 or 0x1E or 0x20) usual++;
            if (b == 0) zeros++;
            if (bytes[2 * i + 1 - high] == 0) lowZeros++;
        }
        return usual * 20 >= pairs * 19 && zeros * 4 >= pairs && lowZeros * 50 <= pairs;
    }

    // Word leaves a few control characters behind; bytes that are no text have them everywhere.
    private static bool LooksLikeText(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleLength));
        var controls = 0;
        for (var rest = sample; rest.IndexOfAny(Controls) is var at and >= 0; rest = rest[(at + 1)..]) controls++;
        return controls * 25 <= sample.Length;
    }
}
