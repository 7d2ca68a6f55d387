using ThongSuot.Documents.Reading.Flow;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Drops lines of the portal before the letterhead and after the document.</summary>
internal static class PortalLines
{
    // The letterhead stands near the top, and lines of it may stand above the motto.
    private const int LetterheadWithin = 40;
    private const int LinesAboveMotto = 4;
    private const int LongestLine = 80;

    private static readonly string[] Ends = Words("end");
    private static readonly string[] Lines = Words("line");
    private static readonly string[] Documents = Words("document");

    public static IReadOnlyList<FlowBlock> Trim(IReadOnlyList<FlowBlock> blocks, BlockWriter writer)
    {
        var kept = new List<FlowBlock>(blocks.Count);
        var start = Start(blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i < start)
            {
                Drop(blocks[i], writer);
                continue;
            }
            if (BeginsWith(blocks[i], Lines)) Drop(blocks[i], writer);
            else if (BeginsWith(blocks[i], Ends) && !blocks.Skip(i + 1).Any(b => BeginsWith(b, Documents, LongestLine * 3)))
            {
                for (; i < blocks.Count; i++) Drop(blocks[i], writer);
            }
            else kept.Add(blocks[i]);
        }
        return kept;
    }

    private static int Start(IReadOnlyList<FlowBlock> blocks)
    {
        for (var i = 0; i < Math.Min(blocks.Count, LetterheadWithin); i++)
        {
            var folded = FlowText.Folded([blocks[i]]);
            if (!FlowText.HoldsMotto(folded) || blocks[i] is FlowParagraph && folded.Length > LongestLine * 2) continue;
            var from = i;
            if (blocks[i] is FlowParagraph)
                while (from > 0 && i - from < LinesAboveMotto && IsCapitals(blocks[from - 1])) from--;
            return from;
        }
        return 0;
    }

    private static bool BeginsWith(FlowBlock block, string[] words, int longest = LongestLine)
    {
        if (block is not FlowParagraph { Lines: [var line, ..] } || line.Text.Length > longest) return false;
        var folded = Folding.Fold(line.Text.AsSpan().Trim());
        foreach (var word in words)
            if (folded.StartsWith(word, StringComparison.Ordinal) && (folded.Length == word.Length || !char.IsLetter(folded[word.Length]))) return true;
        return false;
    }

    private static bool IsCapitals(FlowBlock block) =>
        block is FlowParagraph { Label: null } paragraph && paragraph.Lines.All(l => l.Text.Length <= LongestLine && !l.Text.AsSpan().ContainsAnyInRange('a', 'z'));

    private static void Drop(FlowBlock block, BlockWriter writer) => writer.Drop(FlowText.Plain([block]).TrimEnd(), 0, "portal");

    private static string[] Words(string kind) => [.. DataTable.Rows("Reading/Html/portal.tsv").Where(r => r[0] == kind).Select(r => r[1])];
}
