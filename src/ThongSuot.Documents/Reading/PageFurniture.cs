using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>Running heads and page numbers of printed pages: what stands first or last on a page and comes again, but for its figures, on others.</summary>
internal static class PageFurniture
{
    private const int Depth = 2;

    public static void Remove(IReadOnlyList<PrintedPage> pages, BlockWriter writer)
    {
        if (pages.Count < 2) return;
        var heads = Repeated(pages, top: true);
        var feet = Repeated(pages, top: false);
        foreach (var page in pages)
        {
            RemoveAt(page, heads, top: true, writer);
            RemoveAt(page, feet, top: false, writer);
        }
    }

    private static HashSet<string> Repeated(IReadOnlyList<PrintedPage> pages, bool top)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
            foreach (var key in Edge(page, top).Select(Key).Distinct(StringComparer.Ordinal))
                if (key.Length > 0) seen[key] = seen.GetValueOrDefault(key) + 1;
        // Odd and even pages may have heads of their own.
        var enough = Math.Max(pages.Count == 2 ? 2 : 3, pages.Count / 4);
        return [.. seen.Where(s => s.Value >= enough).Select(s => s.Key)];
    }

    private static IEnumerable<PrintedLine> Edge(PrintedPage page, bool top)
    {
        var count = 0;
        for (var i = top ? 0 : page.Items.Count - 1; i >= 0 && i < page.Items.Count && count < Depth; i += top ? 1 : -1, count++)
        {
            if (page.Items[i] is not PrintedLine line) yield break;
            yield return line;
        }
    }

    private static void RemoveAt(PrintedPage page, HashSet<string> repeated, bool top, BlockWriter writer)
    {
        foreach (var line in Edge(page, top).ToList())
        {
            var text = line.Text();
            var number = IsPageNumber(text);
            if (!number && !repeated.Contains(Key(line))) return;
            page.Items.Remove(line);
            writer.Drop(text, page.Number, number ? "page number" : "running head");
        }
    }

    /// <summary>"12", "- 12 -", "Trang 12", "12/30", "iv".</summary>
    internal static bool IsPageNumber(string text)
    {
        var rest = text.AsSpan().Trim(" -–—[]().|");
        if (rest.StartsWith("Trang ", StringComparison.OrdinalIgnoreCase)) rest = rest[6..].Trim();
        if (rest.Length is 0 or > 9) return false;
        var figures = 0;
        foreach (var c in rest)
        {
            if (char.IsAsciiDigit(c)) figures++;
            else if (c is not ('/' or ' ')) return rest.Length <= 5 && rest.IndexOfAnyExcept("ivxl") < 0;
        }
        return figures is > 0 and <= 8;
    }

    /// <summary>The line without figures, marks and blanks.</summary>
    private static string Key(PrintedLine line)
    {
        var key = new StringBuilder();
        foreach (var word in line.Words)
            foreach (var c in word.Text)
                if (char.IsLetter(c)) key.Append(Folding.Fold(c));
        return key.Length < 4 ? "" : key.ToString();
    }
}
