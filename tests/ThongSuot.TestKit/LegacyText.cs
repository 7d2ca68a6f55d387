using System.Text;

namespace ThongSuot.TestKit;

/// <summary>Writes Vietnamese in the encodings of the time before Unicode, as Latin-1 characters; save with <see cref="Encoding.Latin1"/>.</summary>
public static class LegacyText
{
    private const string Tcvn3From = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private const string Tcvn3To = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";

    // Vowels with their tones: none, grave, hook, tilde, acute, dot; then what stands for them.
    private static readonly (string From, string[] To)[] Vni =
    [
        ("aàảãáạ", ["a", "aø", "aû", "aõ", "aù", "aï"]), ("ăằẳẵắặ", ["aê", "aè", "aú", "aü", "aé", "aë"]), ("âầẩẫấậ", ["aâ", "aà", "aå", "aã", "aá", "aä"]),
        ("eèẻẽéẹ", ["e", "eø", "eû", "eõ", "eù", "eï"]), ("êềểễếệ", ["eâ", "eà", "eå", "eã", "eá", "eä"]), ("iìỉĩíị", ["i", "ì", "æ", "ó", "í", "ò"]),
        ("oòỏõóọ", ["o", "oø", "oû", "oõ", "où", "oï"]), ("ôồổỗốộ", ["oâ", "oà", "oå", "oã", "oá", "oä"]), ("ơờởỡớợ", ["ô", "ôø", "ôû", "ôõ", "ôù", "ôï"]),
        ("uùủũúụ", ["u", "uø", "uû", "uõ", "uù", "uï"]), ("ưừửữứự", ["ö", "öø", "öû", "öõ", "öù", "öï"]), ("yỳỷỹýỵ", ["y", "yø", "yû", "yõ", "yù", "î"]),
    ];

    /// <summary>TCVN3. Capitals other than Ă Â Ê Ô Ơ Ư Đ become small letters, as the encoding has none for them.</summary>
    public static string ToTcvn3(string text)
    {
        var to = new StringBuilder(text.Length);
        foreach (var c in text.Normalize())
        {
            var at = Tcvn3From.IndexOf(c, StringComparison.Ordinal);
            if (at < 0) at = Tcvn3From.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            to.Append(at < 0 ? c : Tcvn3To[at]);
        }
        return to.ToString();
    }

    /// <summary>VNI-Windows.</summary>
    public static string ToVni(string text)
    {
        var to = new StringBuilder(text.Length * 2);
        foreach (var c in text.Normalize()) to.Append(c is 'đ' ? "ñ" : c is 'Đ' ? "Ñ" : c < '\u00C0' ? c.ToString() : VniOf(c));
        return to.ToString();
    }

    private static string VniOf(char c)
    {
        var small = char.ToLowerInvariant(c);
        foreach (var (from, signs) in Vni)
        {
            var at = from.IndexOf(small, StringComparison.Ordinal);
            if (at >= 0) return small == c ? signs[at] : signs[at].ToUpperInvariant();
        }
        return c.ToString();
    }
}
