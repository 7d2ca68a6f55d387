using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Parts a line of recipients into name and purpose.</summary>
internal static class RecipientNames
{
    private static readonly string[] Authorities = ["tm.", "t/m", "kt.", "k/t", "tl.", "t/l", "tuq."];
    private static readonly string[] Purposes = ["de ", "b/c", "b/", "bao cao", "t/h", "thuc hien", "p/h", "phoi hop", "theo doi", "chi dao", "thay b", "biet", "kiem tra", "giam sat", "dang tai", "tham muu", "d/b", "dua tin"];

    public static (string Name, string? Purpose) Split(string line)
    {
        var name = WithoutOffice(line.Trim());
        string? purpose = null;
        var folded = Folding.Fold(name);
        var brace = name.IndexOf('}', StringComparison.Ordinal);
        if (brace > 1 && name.AsSpan(brace + 1).Trim(" ;,.").Length > 0)
        {
            purpose = Purpose(name[(brace + 1)..], folded.AsSpan(brace + 1));
            name = name[..brace];
        }
        else if (Closing(folded) is var (open, close) && close > open)
        {
            purpose = Purpose(name[(open + 1)..close], folded.AsSpan(open + 1, close - open - 1));
            if (purpose is not null) name = name[..open] + name[(close + 1)..];
        }
        var end = name.Length;
        while (end > 0 && !char.IsLetterOrDigit(name[end - 1]) && name[end - 1] is not (')' or '"' or '”')) end--;
        name = name[..end].Trim();
        return (name.Replace("  ", " ", StringComparison.Ordinal), purpose);
    }

    /// <summary>"Tỉnh ủy; KT. GIÁM ĐỐC": the office under which is signed stood beside the line, and a scan ran it in.</summary>
    private static string WithoutOffice(string line)
    {
        var at = line.AsSpan().LastIndexOfAny(';', ':');
        if (at < 2) return line;
        var office = line.AsSpan(at + 1).TrimStart(" '\"“”‘’`.,-");
        if (office.Length < 6 || !Labels.IsShouting(office)) return line;
        var folded = Folding.Fold(office.ToString()).AsSpan();
        foreach (var authority in Authorities)
            if (folded.StartsWith(authority, StringComparison.Ordinal)) folded = folded[authority.Length..].TrimStart(" .");
        return Offices.StartsOffice(folded) ? line[..at] : line;
    }

    /// <summary>False for "Như trên", the file mark and dirt.</summary>
    public static bool IsBody(string name)
    {
        var folded = Folding.Fold(name).AsSpan();
        var letters = 0;
        foreach (var c in folded)
            if (char.IsLetter(c)) letters++;
        if (letters < 2) return false;
        // "Như trên" repeats the addressees; "Như Điều 3" tells where the recipients are named, and stays.
        if (folded is "nhu tren" or "nhu kinh gui" || folded.StartsWith("nhu tren ", StringComparison.Ordinal)) return false;
        return !RecipientReader.IsFileMark(folded) || folded.StartsWith("luu van phong", StringComparison.Ordinal);
    }

    // The bracket or quotation in which a purpose stands.
    private static (int Open, int Close) Closing(string folded)
    {
        for (var at = folded.Length - 1; at > 0; at--)
        {
            if (folded[at] is not ('(' or '"')) continue;
            if (!IsPurpose(folded.AsSpan(at + 1))) continue;
            var close = folded.AsSpan(at + 1).IndexOfAny(')', '}', '"');
            return (at, close < 0 ? folded.Length - 1 : at + 1 + close);
        }
        return (0, 0);
    }

    private static string? Purpose(string printed, ReadOnlySpan<char> folded) => IsPurpose(folded) ? printed.Trim(' ', ';', '.', ',', ')', '"', '”') : null;

    private static bool IsPurpose(ReadOnlySpan<char> folded)
    {
        folded = folded.TrimStart();
        foreach (var purpose in Purposes)
            if (folded.StartsWith(purpose, StringComparison.Ordinal)) return true;
        return false;
    }
}
