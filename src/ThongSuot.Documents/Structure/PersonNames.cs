using System.Collections.Frozen;
using System.Globalization;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Personal names: two to five syllables with capitals, ranks and degrees left out. Every syllable must be one that can be spoken.</summary>
internal static class PersonNames
{
    private const int Longest = 60, MostSyllables = 5;

    private static readonly FrozenSet<string> Families = DataTable.Rows("Structure/family-names.tsv").Select(r => Folding.Fold(r[0])).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FamilySpans = Families.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[] Titles = [.. DataTable.Rows("Structure/titles.tsv").Select(r => Folding.Fold(r[0])).OrderByDescending(t => t.Length)];
    /// <summary>The name that fills <paramref name="line"/>, but for titles before it and dirt at its ends.</summary>
    /// <param name="sure">True to ask for a known family name: where no office stands above.</param>
    public static bool TryRead(string text, string folded, TextSpan line, bool sure, out TextSpan name)
    {
        name = default;
        var (start, end) = (line.Start, line.End);
        while (start < end && !char.IsLetter(text[start])) start++;
        if (end - start > Longest || (start > 0 && char.IsAsciiDigit(text[start - 1])) || Offices.StartsOffice(folded.AsSpan(start, end - start))) return false;
        for (var found = true; found;)
        {
            found = false;
            foreach (var title in Titles)
            {
                if (end - start <= title.Length || !folded.AsSpan(start, end - start).StartsWith(title, StringComparison.Ordinal)) continue;
                var after = start + title.Length;
                if (char.IsLetterOrDigit(folded[after]) || (title.Length <= 2 && folded[after] is not '.')) continue;
                while (after < end && !char.IsLetter(text[after])) after++;
                if (after == end) return false;
                (start, found) = (after, true);
                break;
            }
        }
        // "Trần Văn A - Đã ký".
        var signed = folded.AsSpan(start, end - start).IndexOf("da ky", StringComparison.Ordinal);
        if (signed > 4) end = start + signed;
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        return AreSyllables(text.AsSpan(start, end - start), folded.AsSpan(start, end - start), sure) && (name = new TextSpan(start, end)).Length > 3;
    }

    /// <summary>Where a name with a known family name starts that ends at the end of <paramref name="line"/>, after other words; -1 when there is none.</summary>
    public static int StartAtEnd(string text, string folded, TextSpan line)
    {
        var best = -1;
        var at = line.End;
        for (var words = 0; words < 4 && at > line.Start; words++)
        {
            while (at > line.Start && text[at - 1] == ' ') at--;
            while (at > line.Start && text[at - 1] != ' ') at--;
            if (words > 0 && at > line.Start && TryRead(text, folded, new TextSpan(at, line.End), sure: true, out _)) best = at;
        }
        return best;
    }

    /// <summary>The name with one capital a syllable.</summary>
    public static string Written(string name) => BodyNames.IsCapital(name)
        ? string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(w[..1], w[1..].ToLower(CultureInfo.InvariantCulture))))
        : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool AreSyllables(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, bool sure)
    {
        var capitals = BodyNames.IsCapital(text);
        var count = 0;
        var known = false;
        foreach (var range in folded.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty) continue;
            if (!IsWritten(word, capitals)) return false;
            var family = count == 0 && FamilySpans.Contains(folded[range]);
            if (!family && !Syllables.IsSyllable(word)) return false;
            known |= family;
            count++;
        }
        if (count is < 2 or > MostSyllables) return false;
        return known || (!sure && !capitals && count <= 4);
    }

    // One capital, then small letters; or all capitals.
    private static bool IsWritten(ReadOnlySpan<char> word, bool capitals)
    {
        if (!char.IsUpper(word[0])) return false;
        foreach (var c in word[1..])
            if (!(capitals ? char.IsUpper(c) : char.IsLower(c))) return false;
        return true;
    }
}
