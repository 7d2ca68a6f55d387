using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>Running heads and page numbers of printed pages: what stands first or last on a page and comes again, but for its figures, on others.</summary>
internal static class PageFurniture
{
    private const int Depth = 2;
    private static readonly string[] Mottos = ["conghoaxahoichunghia", "dangcongsanvietnam", "doclaptudohanhphuc"];

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
        var seen = new Dictionary<string, (int Pages, bool Figures)>(StringComparer.Ordinal);
        foreach (var page in pages)
            foreach (var line in Edge(page, top).DistinctBy(Key, StringComparer.Ordinal))
                if (Key(line) is { Length: > 0 } key && !IsSentence(line)) seen[key] = (seen.GetValueOrDefault(key).Pages + 1, line.Words.Any(w => w.Text.Any(char.IsAsciiDigit)));
        // Odd and even pages may have heads of their own. Without a figure that counts pages or issues, a line must come on nearly half the pages.
        return [.. seen.Where(s => s.Value.Pages >= (s.Value.Figures ? Math.Max(2, pages.Count / 4) : Math.Max(3, pages.Count * 2 / 5))).Select(s => s.Key)];
    }

    private static bool IsSentence(PrintedLine line) => line.Words[^1].Text[^1] is '.' or ';' or ':' or ',';

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
        // Annexes and forms begin with a letterhead of their own; the motto never is a running head.
        return key.Length < 4 || Mottos.Any(m => key.ToString().Contains(m, StringComparison.Ordinal)) ? "" : key.ToString();
    }
}
