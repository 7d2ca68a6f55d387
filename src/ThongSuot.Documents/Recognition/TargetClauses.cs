using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Targets in sentences: "tỷ lệ … đạt trên 95,5%", "thu hút 50 - 55% học sinh …", "có 70 trường …".</summary>
internal static class TargetClauses
{
    private const int MaxName = 220;

    private static readonly WordTable Past = new("Recognition/target-words.tsv", "past"), Units = new("Recognition/target-words.tsv", "unit"), Leads = new("Recognition/target-words.tsv", "lead");
    private static readonly string[] Links = [.. DataTable.Rows("Recognition/target-words.tsv").Where(r => r[0] == "link").Select(r => Folding.Fold(r[1])).OrderByDescending(w => w.Length)];
    private static readonly (string Phrase, TargetComparator Comparator)[] Comparators =
        [.. DataTable.Rows("Recognition/target-words.tsv").Where(r => char.IsUpper(r[0][0])).Select(r => (Folding.Fold(r[1]), Enum.Parse<TargetComparator>(r[0]))).OrderByDescending(w => w.Item1.Length)];

    public static void Read(SourceText source, TextSpan line, bool aims, int? year, SectionIndex sections, List<IndicatorTarget> found)
    {
        var s = source.Folded.AsSpan();
        var stated = aims;
        for (var start = line.Start; start < line.End;)
        {
            var end = ClauseEnd(s, start, line.End);
            var clause = s[start..end];
            // "Đến năm 2025: …; có 70 trường": the year holds for the clauses after it in the line.
            var own = HorizonBefore(clause);
            year = own ?? year;
            stated |= Targets.HasAim(clause) || own is not null;
            if (stated && clause.ContainsAnyInRange('0', '9') && !IsResult(source, start, end)) Clause(source, new TextSpan(start, end), year, sections, found);
            start = end + 1;
        }
    }

    // "ước đạt 95%", "đã có 70 trường": what was reached, not what is aimed at.
    private static bool IsResult(SourceText source, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (Scan.IsWordChar(source.Folded[i]) && Scan.StartsWord(source.Folded, i) && Past.At(source, i, end) > 0) return true;
        return false;
    }

    private static void Clause(SourceText source, TextSpan clause, int? year, SectionIndex sections, List<IndicatorTarget> found)
    {
        var s = source.Folded.AsSpan(0, clause.End);
        var from = clause.Start;
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (!char.IsAsciiDigit(s[at]) || !WrittenNumber.TryRead(s, at, out var number)) continue;
            var unitLength = 0;
            if (!number.Percent)
            {
                unitLength = Units.At(source, Scan.Blanks(s, number.End), clause.End);
                if (unitLength == 0 || IsYearOrLabel(s, clause, number))
                {
                    at = number.End - 1;
                    continue;
                }
            }
            var (comparator, before) = ComparatorBefore(s, from, number);
            var after = number.End;
            if (Scan.Words(s, ref after, "tro len")) comparator = TargetComparator.AtLeast;
            else if (Scan.Words(s, ref after, "tro xuong")) comparator = TargetComparator.AtMost;
            if (number.High is not null) comparator = TargetComparator.Range;
            if (Name(source, s, from, before, unitLength, after, clause.End, out var nameEnd) is { } name)
            {
                var unit = number.Percent ? "%" : source.Text.Substring(Scan.Blanks(s, number.End), unitLength);
                found.Add(new IndicatorTarget(name.Of(source.Text), comparator, number.Low, number.High, unit, year, sections.At(clause.Start), new TextSpan(Math.Min(name.Start, Math.Min(before, number.Start)), Math.Max(nameEnd, after)), number.Percent ? "TG-RATE" : "TG-COUNT"));
                from = Math.Max(nameEnd, after);
            }
            at = Math.Max(number.End, from) - 1;
        }
    }

    // Before the value when a link leads to it ("tỷ lệ … đạt 95%"), else after it ("100% cán bộ …").
    private static TextSpan? Name(SourceText source, ReadOnlySpan<char> s, int from, int before, int unitLength, int after, int most, out int end)
    {
        end = after;
        var linkEnd = Scan.BlanksBack(s, before);
        var link = linkEnd;
        foreach (var word in Links)
            if (Scan.WordsBack(s, ref link, word)) break;
        if (link < linkEnd && link >= from)
        {
            var colon = s[from..link].LastIndexOf(':');
            var name = FromMeasure(s, Trim(source, s, from + colon + 1, link));
            if (name.Length is >= 6 and <= MaxName && s[name.Start..name.End].Contains(' ')) return name;
        }
        var start = Scan.Blanks(s, after);
        end = start;
        for (var listed = false; end < most && end - start < MaxName && !StartsNext(s, end); end++)
            if (s[end] == ',' && !(listed = InList(s, end, most, listed))) break;
        var counted = Trim(source, s, start, end);
        if (counted.Length >= 4 && counted.Length > unitLength) return counted;
        // "số vụ việc tồn đọng không quá 5%": the comparator alone leads to the value.
        end = after;
        var bare = FromMeasure(s, Trim(source, s, from, Math.Max(from, before)));
        return bare.Length is >= 6 and <= MaxName && s[bare.Start..bare.End].Contains(' ') ? bare : null;
    }

    // "80% hồ sơ cấp huyện và 60% hồ sơ cấp xã": the next value begins.
    private static bool StartsNext(ReadOnlySpan<char> s, int at) => s[at..].StartsWith(" va ", StringComparison.Ordinal) && at + 4 < s.Length && char.IsAsciiDigit(s[at + 4]);

    // "Đẩy mạnh bao phủ … để đạt mục tiêu tỷ lệ bao phủ đạt 95%": the name begins at the measure.
    private static TextSpan FromMeasure(ReadOnlySpan<char> s, TextSpan name)
    {
        var at = -1;
        foreach (var measure in (ReadOnlySpan<string>)[" ty le ", " ti le ", " ty trong ", " ti trong "])
            at = Math.Max(at, s[name.Start..name.End].LastIndexOf(measure));
        return at < 0 ? name : new TextSpan(name.Start + at + 1, name.End);
    }

    // "cán bộ, công chức, viên chức": a comma goes on to the next comma, and from a list to the end.
    private static bool InList(ReadOnlySpan<char> s, int comma, int most, bool listed)
    {
        var words = 0;
        for (var i = Scan.Blanks(s, comma + 1); i < most; i++)
        {
            if (char.IsAsciiDigit(s[i])) return false;
            if (s[i] == ',' || s[i..].StartsWith(" va ", StringComparison.Ordinal)) return words <= 5;
            if (s[i] == ' ' && ++words > 5) return false;
        }
        return listed;
    }

    private static TextSpan Trim(SourceText source, ReadOnlySpan<char> s, int start, int end)
    {
        while (end > start && !Scan.IsWordChar(s[end - 1]) && s[end - 1] is not (')' or '"')) end--;
        for (var moved = true; moved && start < end;)
        {
            moved = false;
            while (start < end && !Scan.IsWordChar(s[start]) && s[start] != '"') start++;
            var label = start;
            while (label < end && label - start < 4 && Scan.IsWordChar(s[label])) label++;
            if (label - start <= 3 && label < end && s[label] is ')' || (label < end && label - start <= 2 && s[label] == '.')) (start, moved) = (label + 1, true);
            else if (Leads.At(source, start, end) is > 0 and var lead) (start, moved) = (start + lead, true);
            else if (Horizon(s, start, end) is > 0 and var horizon) (start, moved) = (horizon, true);
        }
        return new TextSpan(Math.Min(start, end), end);
    }

    // "đến năm 2030", "đến hết năm 2025", "tới năm 2026", "năm 2025", "giai đoạn 2026 - 2030".
    private static int Horizon(ReadOnlySpan<char> s, int at, int end)
    {
        var i = at;
        if (!Scan.Words(s, ref i, "den")) Scan.Words(s, ref i, "toi");
        Scan.Words(s, ref i, "het");
        Scan.Words(s, ref i, "cuoi");
        if (Scan.WordsBeforeNumber(s, ref i, "nam") && VietnameseDate.Year(s, ref i, out _)) return i <= end ? i : 0;
        i = at;
        return Scan.Words(s, ref i, "giai doan") && VietnameseDate.Year(s, ref i, out _) && Scan.Sign(s, ref i, "-") && VietnameseDate.Year(s, ref i, out _) && i <= end ? i : 0;
    }

    private static (TargetComparator Comparator, int Start) ComparatorBefore(ReadOnlySpan<char> s, int from, WrittenNumber number)
    {
        var end = Scan.BlanksBack(s, number.Start);
        foreach (var (phrase, comparator) in Comparators)
        {
            var at = end;
            // "từ 40% đến 45%" is a range; "từ 40%" alone is no comparator.
            if (Scan.WordsBack(s, ref at, phrase) && at >= from) return (phrase == "tu" ? TargetComparator.Equal : comparator, at);
        }
        return (TargetComparator.Equal, number.Start);
    }

    private static int? HorizonBefore(ReadOnlySpan<char> clause)
    {
        for (var at = 0; at < clause.Length && clause[at..].IndexOf("nam ", StringComparison.Ordinal) is >= 0 and var hit; at += hit + 4)
        {
            var word = at + hit;
            var i = word + 4;
            var back = word;
            if (!Scan.StartsWord(clause, word) || !VietnameseDate.Year(clause, ref i, out var year) || !Scan.EndsWord(clause, i)) continue;
            Scan.WordsBack(clause, ref back, "het");
            if (Scan.WordsBack(clause, ref back, "den") || Scan.WordsBack(clause, ref back, "toi") || Scan.WordsBack(clause, ref back, "vao")) return year;
        }
        return null;
    }

    private static bool IsYearOrLabel(ReadOnlySpan<char> s, TextSpan clause, WrittenNumber number)
    {
        var end = Scan.BlanksBack(s, number.Start);
        return s[Scan.WordStart(s, end)..end] is "nam" or "so" or "dieu" or "khoan" or "thang" or "ngay" or "doan" or "muc" or "quy" || s[clause.Start..number.Start].IsWhiteSpace();
    }

    // A semicolon or a full stop; not the point of "1.200" nor of "TP.".
    private static int ClauseEnd(ReadOnlySpan<char> s, int start, int most)
    {
        for (var i = start; i < most; i++)
            if (s[i] == ';' || (s[i] == '.' && i > start + 3 && (i + 1 == most || s[i + 1] == ' '))) return i;
        return most;
    }
}
