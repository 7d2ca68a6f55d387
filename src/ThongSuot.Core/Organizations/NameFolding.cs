using System.Globalization;
using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Core.Organizations;

/// <summary>Names as they are compared and looked up: without marks or capitals, single blanks between words.</summary>
public static class NameFolding
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    public static string Fold(string name) => string.Join(' ', Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Letters and digits as they stand, a blank for everything else.</summary>
    internal static string Bare(string text) => string.Concat(text.Normalize().Select(c => char.IsLetterOrDigit(c) ? c : ' '));

    /// <summary>The name as it is said: xã Sơn Hà and xã Sơn Hạ fold alike but are two; Hòa and Hoà are one, wherever the tone is written. Capitals and blanks do not count.</summary>
    public static string Say(string name)
    {
        var said = new StringBuilder();
        foreach (var word in name.ToLower(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            said.Append(string.Concat(word.Where(c => !Tones.Contains(c, StringComparison.Ordinal)))).Append(string.Concat(word.Where(c => Tones.Contains(c, StringComparison.Ordinal)))).Append(' ');
        return said.ToString();
    }
}
