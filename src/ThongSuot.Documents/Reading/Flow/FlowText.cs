using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Flow;

/// <summary>Looks into blocks for the words that tell a letterhead or a signature block.</summary>
internal static class FlowText
{
    // Enough to hold any letterhead; more need not be looked at.
    private const int Enough = 2_000;

    private static readonly string[] Mottoes = [.. DataTable.Rows("Reading/Flow/cues.tsv").Where(r => r[0] == "motto").Select(r => r[1])];
    private static readonly string[] Signs = [.. DataTable.Rows("Reading/Flow/cues.tsv").Where(r => r[0] == "sign").Select(r => r[1])];

    /// <summary>True when folded text holds the national motto or the Party's head (NĐ 30/2020 PL I, mục II.1; HD 36-HD/VPTW, mục II.1).</summary>
    public static bool HoldsMotto(string folded) => Holds(folded, Mottoes);

    /// <summary>True when folded text begins with the words of a signature block or of its list of recipients (NĐ 30/2020 PL I, mục II.7, II.9).</summary>
    public static bool BeginsSign(ReadOnlySpan<char> folded)
    {
        foreach (var sign in Signs)
            if (folded.StartsWith(sign, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The first characters of the blocks, folded, a line a line.</summary>
    public static string Folded(IEnumerable<FlowBlock> blocks) => Fold(Plain(blocks));

    /// <summary>The first characters of the blocks.</summary>
    public static string Plain(IEnumerable<FlowBlock> blocks)
    {
        var text = new StringBuilder();
        Gather(blocks, text);
        return text.ToString();
    }

    /// <summary>True when there is any text at all.</summary>
    public static bool HasText(FlowCell cell)
    {
        foreach (var block in cell.Blocks)
            if (block is not FlowParagraph { Label: null } paragraph || paragraph.Lines.Any(l => !string.IsNullOrWhiteSpace(l.Text))) return true;
        return false;
    }

    // Folding makes a space of a line break; here lines must stay apart.
    private static string Fold(string text)
    {
        var folded = Folding.Fold(text).ToCharArray();
        for (var i = 0; i < folded.Length; i++)
            if (text[i] == '\n') folded[i] = '\n';
        return new string(folded);
    }

    private static bool Holds(string folded, string[] cues)
    {
        foreach (var cue in cues)
            if (folded.Contains(cue, StringComparison.Ordinal)) return true;
        return false;
    }

    private static void Gather(IEnumerable<FlowBlock> blocks, StringBuilder text)
    {
        foreach (var block in blocks)
        {
            if (text.Length > Enough) return;
            switch (block)
            {
                case FlowParagraph paragraph:
                    foreach (var line in paragraph.Lines) text.Append(line.Text, 0, Math.Min(line.Text.Length, Enough)).Append('\n');
                    break;
                case FlowBox box:
                    Gather(box.Blocks, text);
                    break;
                case FlowTable table:
                    foreach (var row in table.Rows)
                    {
                        foreach (var cell in row.Cells) Gather(cell.Blocks, text);
                        if (text.Length > Enough) return;
                    }
                    break;
            }
        }
    }
}
