using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// Finds and drops what belongs to the page and not to the text: page numbers, running heads, gazette heads, stamps of digital signatures. The same for plain
/// text and for printed pages.
/// </summary>
internal static class PageFurniture
{
    private const string Head = "running head", Number = "page number", Stamp = "stamp", Speck = "speck";

    /// <summary>How many lines at the top and at the bottom of a page may be heads and feet.</summary>
    private const int Depth = 2;

    /// <summary>Lines between two page numbers, at least, where no form feed tells the pages.</summary>
    private const int LeastLinesOfAPage = 14;

    private const int LeastFullLine = 50;

    /// <summary>Annexes and forms begin with a letterhead, a motto or a number of their own, alike on many pages: these are never running heads.</summary>
    private static readonly string[] Openings = ["conghoaxahoichunghia", "dangcongsanvietnam", "doclaptudohanhphuc", "phuluc", "mauso", "bieuso", "bieumau"];

    /// <summary>Removes furniture from the list and tells the writer what was left out.</summary>
    public static void Drop(List<Line> lines, BlockWriter writer)
    {
        var reasons = Find(lines);
        var kept = 0;
        var blank = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (reasons[i] is { } reason)
            {
                writer.Drop(lines[i].Text, lines[i].Page, reason);
                blank |= lines[i].BlankBefore;
                continue;
            }
            lines[kept++] = blank && reasons[i - 1] != Speck ? lines[i] with { BlankBefore = true } : lines[i];
            blank = false;
        }
        lines.RemoveRange(kept, lines.Count - kept);
    }

    /// <summary>Removes furniture from the pages and tells the writer what was left out.</summary>
    public static void Drop(IReadOnlyList<PrintedPage> pages, BlockWriter writer)
    {
        var lines = new List<Line>();
        foreach (var page in pages)
        {
            var measure = PageMeasure.Of(page);
            PrintedLine? above = null;
            foreach (var item in page.Items)
            {
                lines.Add(item is PrintedLine line ? measure.Set(line, above, page.Number, afterTable: false) : Line.Gap(page.Number));
                above = item as PrintedLine;
            }
        }
        var reasons = Find(lines);
        var next = 0;
        foreach (var page in pages)
        {
            var first = next;
            next += page.Items.Count;
            for (var i = next - 1; i >= first; i--)
                if (reasons[i] is not null) page.Items.RemoveAt(i - first);
        }
        for (var i = 0; i < lines.Count; i++)
            if (reasons[i] is { } reason) writer.Drop(lines[i].Text, lines[i].Page, reason);
    }

    /// <summary>Why each line is left out; null where it is text.</summary>
    private static string?[] Find(List<Line> lines)
    {
        var reasons = new string?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (reasons[i] is not null || lines[i].IsGap) continue;
            var text = lines[i].Text;
            if (FurnitureSigns.IsGazetteHead(text)) reasons[i] = Head;
            else if (FurnitureSigns.IsStampStart(text)) Mark(reasons, i, FurnitureSigns.StampEnd(lines, i), Stamp);
            else if (FurnitureSigns.IsTimestamp(text)) Mark(reasons, FurnitureSigns.StampStart(lines, i), i, Stamp);
            else if (FurnitureSigns.IsField(text)) reasons[i] = Number;
            else if (FurnitureSigns.IsSpeck(text)) reasons[i] = Speck;
        }
        MarkRunningHeads(lines, reasons);
        MarkPageNumbers(lines, reasons);
        return reasons;
    }

    private static void Mark(string?[] reasons, int first, int last, string reason)
    {
        for (var i = first; i <= last; i++) reasons[i] ??= reason;
    }

    /// <summary>What stands first or last on a page and comes again, but for its figures, on others.</summary>
    private static void MarkRunningHeads(List<Line> lines, string?[] reasons)
    {
        if (lines.Count == 0 || lines[^1].Page < 2) return;
        var seen = new Dictionary<(string Key, bool Top), List<int>>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (top, bottom) = (IsEdge(lines, i, -1), IsEdge(lines, i, 1));
            if (!top && !bottom || Key(lines[i].Text) is not { } key) continue;
            if (top) Add(key, top: true, i);
            if (bottom) Add(key, top: false, i);
        }
        foreach (var at in seen.Values)
            if (at.Count >= LeastPages(lines, at))
                foreach (var i in at) reasons[i] ??= Head;

        void Add(string key, bool top, int line)
        {
            if (!seen.TryGetValue((key, top), out var at)) seen[(key, top)] = at = [];
            if (at.Count == 0 || lines[at[^1]].Page != lines[line].Page) at.Add(line);
        }
    }

    /// <summary>Odd and even pages may have heads of their own. Without a figure that counts pages or issues, a line must come on nearly half the pages.</summary>
    private static int LeastPages(List<Line> lines, List<int> at)
    {
        var pages = lines[^1].Page;
        return lines[at[^1]].Text.AsSpan().ContainsAnyInRange('0', '9') ? Math.Max(2, pages / 4) : Math.Max(3, pages * 2 / 5);
    }

    /// <summary>Fewer than <see cref="Depth"/> lines, and no table, stand between the line and the edge of its page.</summary>
    private static bool IsEdge(List<Line> lines, int at, int step)
    {
        for (var (i, between) = (at + step, 0); i >= 0 && i < lines.Count && lines[i].Page == lines[at].Page; i += step)
            if (++between == Depth || lines[i].IsGap) return false;
        return true;
    }

    /// <summary>The letters of a line that may be a running head: it closes no sentence, and one that comes again with other figures is text.</summary>
    private static string? Key(string text)
    {
        if (text.Length is < 4 or > 120 || LineMarks.EndsSentence(text) || text[^1] == ',') return null;
        var key = new string([.. Folding.Fold(text).Where(char.IsLetter)]);
        return key.Length < 4 || Openings.Any(m => key.Contains(m, StringComparison.Ordinal)) ? null : key;
    }

    /// <summary>A number alone on a line, at the edge of a page, beside other furniture, in the midst of a sentence, or one more than the page number before.</summary>
    private static void MarkPageNumbers(List<Line> lines, string?[] reasons)
    {
        var pages = lines.Count > 0 && lines[^1].Page > 1;
        int last = 0, lastAt = -1000;
        for (var i = 0; i < lines.Count; i++)
        {
            if (reasons[i] is not null || FurnitureSigns.PageNumber(lines[i].Text, out var plain) is not { } number) continue;
            var edge = pages && (i == 0 || i == lines.Count - 1 || lines[i - 1].Page != lines[i].Page || lines[i + 1].Page != lines[i].Page);
            var besideHead = i > 0 && reasons[i - 1] == Head || i + 1 < lines.Count && reasons[i + 1] == Head;
            var next = number == last + 1 && i - lastAt > LeastLinesOfAPage && number > 1;
            if (!edge && !besideHead && !(plain && (next || BreaksSentence(lines, i)))) continue;
            reasons[i] = Number;
            (last, lastAt) = (number, i);
        }
    }

    /// <summary>A full line that closes no sentence stands above, and the line below goes on in small letters.</summary>
    private static bool BreaksSentence(List<Line> lines, int at) =>
        at > 0 && at + 1 < lines.Count && lines[at - 1].Text.Length >= LeastFullLine && !LineMarks.EndsSentence(lines[at - 1].Text) && LineMarks.StartsLower(lines[at + 1].Text);
}
