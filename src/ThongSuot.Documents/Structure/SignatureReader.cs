using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>
/// Reads authority, office and name from the lines of a signature (NĐ 30/2020 PL I, mục II.7; HD 36-HD/VPTW, mục II.7): "TM.", "T/M", "KT.",
/// "K/T", "TL.", "T/L", "TUQ.", "Q.". Marks of seals and what a scan makes of them are passed over.
/// </summary>
internal sealed class SignatureReader(string text, string folded)
{
    private static readonly (string Prefix, SigningAuthority Authority)[] Prefixes =
    [
        ("tuq.", SigningAuthority.ByAuthorisation), ("t/uq", SigningAuthority.ByAuthorisation), ("tuq ", SigningAuthority.ByAuthorisation),
        ("tm.", SigningAuthority.OnBehalf), ("t/m", SigningAuthority.OnBehalf), ("tm ", SigningAuthority.OnBehalf), ("t.m", SigningAuthority.OnBehalf),
        ("kt.", SigningAuthority.ForHead), ("k/t", SigningAuthority.ForHead), ("kt ", SigningAuthority.ForHead),
        ("tl.", SigningAuthority.ByOrder), ("t/l", SigningAuthority.ByOrder), ("tl ", SigningAuthority.ByOrder),
        ("q.", SigningAuthority.Acting), ("q/", SigningAuthority.Acting),
    ];

    private readonly List<Signature> _signatures = [];
    private readonly List<SigningCapacity> _capacities = [];
    private string? _office;
    private TextSpan _span;
    private bool _open;

    /// <summary>True when the last block has its name.</summary>
    public bool IsNamed => !_open && _signatures.Count > 0;

    /// <summary>True when authority or office was read and the name is awaited.</summary>
    public bool AwaitsName => _open;

    /// <summary>True when the line opens with authority or office, in capitals.</summary>
    public static bool StartsAuthority(ReadOnlySpan<char> line, ReadOnlySpan<char> lineFolded)
    {
        var at = Junk(lineFolded);
        line = line[at..];
        lineFolded = lineFolded[at..];
        return line.Length > 1 && char.IsUpper(line[0]) && !char.IsLower(line[1]) && (PrefixLength(lineFolded, out _) > 0 || Offices.StartsOffice(lineFolded)) && BodyNames.IsCapital(line[..Math.Min(line.Length, 40)]);
    }

    /// <summary>Takes one line; false when it is none of authority, office, name or mark.</summary>
    public bool Take(TextSpan line)
    {
        var at = line.Start + Junk(folded.AsSpan(line.Start, line.Length));
        var inner = new TextSpan(at, line.End);
        if (inner.Length < 2) return true;
        if (IsMark(folded.AsSpan(at, inner.Length))) return true;
        if (StartsAuthority(text.AsSpan(at, inner.Length), folded.AsSpan(at, inner.Length)))
        {
            Authority(inner);
            return true;
        }
        if (PersonNames.TryRead(text, folded, inner, sure: !_open, out var name))
        {
            Name(name);
            return true;
        }
        // "CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH": the rest of an office or body on a further line.
        if (_open && BodyNames.IsCapital(text.AsSpan(at, inner.Length)) && (BodyNames.StartsBody(folded.AsSpan(at, inner.Length)) || IsTerritory(folded.AsSpan(at, inner.Length))))
        {
            Extend(inner);
            return true;
        }
        return false;
    }

    /// <summary>All signatures read; a block without a name counts when there is no other.</summary>
    public IReadOnlyList<Signature> Finish()
    {
        if (_open && _signatures.Count == 0) Close(null);
        return _signatures;
    }

    private void Authority(TextSpan line)
    {
        var at = line.Start;
        while (at < line.End)
        {
            while (at < line.End && !char.IsLetter(text[at])) at++;
            if (at >= line.End) return;
            var rest = folded.AsSpan(at, line.End - at);
            var prefix = PrefixLength(rest, out var authority);
            var from = at + prefix;
            while (from < line.End && !char.IsLetter(text[from])) from++;
            var end = EndOfTitle(from, line.End);
            if (end <= from) return;
            var title = BodyNames.Sentence(WithoutSpecks(text[from..end]));
            Cover(new TextSpan(at, end));
            if (prefix > 0) _capacities.Add(new SigningCapacity(authority, title, new TextSpan(at, end)));
            else if (_office is null) _office = title;
            at = end;
        }
    }

    // A title ends where the next authority or office begins.
    private int EndOfTitle(int from, int limit)
    {
        var at = from + Offices.Length(folded.AsSpan(from, limit - from));
        while (at < limit)
        {
            var space = folded.AsSpan(at, limit - at).IndexOf(' ');
            if (space < 0) return limit;
            var word = at + space + 1;
            if (word >= limit) return limit;
            var rest = folded.AsSpan(word, limit - word);
            var before = folded.AsSpan(from, word - 1 - from);
            // "Ban Bí thư", "Thường trực", "Ban Thường trực" name bodies.
            if (PrefixLength(rest, out _) > 0 || (Offices.StartsOffice(rest) && !before.EndsWith("ban", StringComparison.Ordinal) && !rest.StartsWith("thuong truc", StringComparison.Ordinal))) return word - 1;
            at = word;
        }
        return limit;
    }

    // A single letter at the end is what a scan made of a seal.
    private static string WithoutSpecks(string title)
    {
        title = title.TrimEnd(' ', '.', ',', ';', ':', '-', '/', '\\', '|');
        var space = title.LastIndexOf(' ');
        return space > 0 && space == title.Length - 2 ? title[..space].TrimEnd(' ', '.', ',', ';', ':', '-') : title;
    }

    private void Extend(TextSpan line)
    {
        var more = BodyNames.Sentence(line.Of(text).TrimEnd(' ', '.', ',', ';', ':', '-'));
        Cover(line);
        if (_office is not null) _office = $"{_office} {more}";
        else if (_capacities.Count > 0) _capacities[^1] = _capacities[^1] with { For = $"{_capacities[^1].For} {more}", Span = _capacities[^1].Span.Union(line) };
    }

    private void Name(TextSpan name)
    {
        Cover(name);
        Close(new Recognised<string>(PersonNames.Written(name.Of(text)), name, "SIGN-NAME"));
    }

    private void Close(Recognised<string>? name)
    {
        _signatures.Add(new Signature([.. _capacities], _office, name, _span));
        _capacities.Clear();
        _office = null;
        _open = false;
    }

    private void Cover(TextSpan span)
    {
        _span = _open ? _span.Union(span) : span;
        _open = true;
    }

    private static bool IsTerritory(ReadOnlySpan<char> line) =>
        line.StartsWith("tinh ", StringComparison.Ordinal) || line.StartsWith("thanh pho ", StringComparison.Ordinal) || line.StartsWith("huyen ", StringComparison.Ordinal)
        || line.StartsWith("quan ", StringComparison.Ordinal) || line.StartsWith("xa ", StringComparison.Ordinal) || line.StartsWith("phuong ", StringComparison.Ordinal) || line.StartsWith("thi xa ", StringComparison.Ordinal);

    private static bool IsMark(ReadOnlySpan<char> line)
    {
        line = line.Trim("()[]. ");
        return line.StartsWith("da ky", StringComparison.Ordinal) || line.StartsWith("ky ten", StringComparison.Ordinal) || line.StartsWith("ky, ", StringComparison.Ordinal) || line.StartsWith("dong dau", StringComparison.Ordinal);
    }

    private static int Junk(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && at < 6 && !char.IsLetter(line[at]) && line[at] is not ('(' or '[')) at++;
        return at;
    }

    private static int PrefixLength(ReadOnlySpan<char> line, out SigningAuthority authority)
    {
        foreach (var (prefix, value) in Prefixes)
            if (line.StartsWith(prefix, StringComparison.Ordinal) && line.Length > prefix.Length + 2)
            {
                authority = value;
                return prefix.Length;
            }
        authority = SigningAuthority.Own;
        return 0;
    }
}
