using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Export;

/// <summary>Names for addresses and identifiers: small Latin letters, digits and hyphens.</summary>
internal static class Slug
{
    /// <summary>"Thị ủy Sông Mây" → "thi-uy-song-may"; "x" when no letter or digit is left.</summary>
    public static string Of(string? text, int most = 80)
    {
        var slug = new StringBuilder();
        foreach (var c in text ?? "")
        {
            var plain = Folding.Fold(c);
            if (char.IsAsciiLetterOrDigit(plain)) slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length >= most) break;
        }
        var made = slug.ToString().Trim('-');
        return made.Length > 0 ? made : "x";
    }
}
