using System.Text;

namespace ThongSuot.Samples;

/// <summary>Unicode to the 8-bit encodings Vietnamese offices used before 2002.</summary>
internal static class Legacy
{
    // TCVN 5712:1993 (VN3), the ABC fonts: one byte a letter; capitals with a tone mark have no code and are typed small.
    private const string Tcvn3Letters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private const string Tcvn3Codes =
        "A1A2A3A4A5A6A7A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8DCDDDEDFE1E2E3E4E5E6E7E8E9EAEBECEDEEEFF1F2F3F4F5F6F7F8F9FAFBFCFDFE";

    public static byte[] ToTcvn3(string text)
    {
        var codes = Convert.FromHexString(Tcvn3Codes);
        return text.Select(c => c < 0x80 ? (byte)c
            : Tcvn3Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? codes[i]
            : codes[Tcvn3Letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal)]).ToArray();
    }

    /// <summary>VNI Windows: the plain letter, then one byte that carries the hat or breve and the tone together.</summary>
    public static byte[] ToVni(string text)
    {
        var bytes = new List<byte>();
        foreach (var c in text) bytes.AddRange(Vni(c));
        return [.. bytes];
    }

    private static byte[] Vni(char c)
    {
        if (c < 0x80) return [(byte)c];
        var capital = char.IsUpper(c);
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var letter = char.ToLowerInvariant(parts[0]);
        var tone = parts.FirstOrDefault(m => m is '\u0301' or '\u0300' or '\u0309' or '\u0303' or '\u0323');
        var t = "\0\u0301\u0300\u0309\u0303\u0323".IndexOf(tone, StringComparison.Ordinal);
        var shape = parts.FirstOrDefault(m => m is '\u0302' or '\u0306' or '\u031B');
        var coded = (letter, shape) switch
        {
            ('đ', _) => "ñ",
            ('i', _) => "iíìæóò"[t].ToString(),
            ('y', _) when t == 5 => "î",
            (_, '\u0302') => letter + "âáàåãä"[t].ToString(),
            (_, '\u0306') => letter + "êéèúüë"[t].ToString(),
            ('o', '\u031B') => "ô" + Tone(t),
            ('u', '\u031B') => "ö" + Tone(t),
            _ => letter + Tone(t),
        };
        return Encoding.Latin1.GetBytes(capital ? coded.ToUpperInvariant() : coded);
    }

    private static string Tone(int tone) => new[] { "", "ù", "ø", "û", "õ", "ï" }[tone];
}
