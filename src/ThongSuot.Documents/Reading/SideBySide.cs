using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// The letterhead, and "Nơi nhận" beside the signature: two columns on the same lines. Kept as a layout table of two cells, as Word has them.
/// </summary>
internal sealed class SideBySide
{
    private readonly List<Line> _left = [];
    private readonly List<Line> _right = [];

    /// <summary>Index of the first line after it.</summary>
    public int End { get; private set; }

    public static bool TryRead(List<Line> lines, int start, out SideBySide sides)
    {
        sides = null!;
        if (Gap(lines[start].Text) < 0 || !Begins(lines, start)) return false;
        var rightStart = float.MaxValue;
        var end = start;
        for (var i = start; i < lines.Count && i < start + 60 && lines[i].Page == lines[start].Page; i++)
        {
            // A short document: the closing is not part of the letterhead.
            if (i > start && Folding.StartsWith(lines[i].Text, "noi nhan")) break;
            var gap = Gap(lines[i].Text);
            if (gap >= 0)
            {
                var right = lines[i].Left < 0 ? gap : lines[i].Left + gap;
                // A tab has no width of its own: everything after it is right.
                if (!lines[i].Text.Contains('\t', StringComparison.Ordinal)) rightStart = Math.Min(rightStart, right);
                end = i + 1;
            }
            // A centred heading below the letterhead ends it.
            else if (lines[i].Traits.HasFlag(BlockTraits.Centered) && rightStart < float.MaxValue && lines[i].Left < rightStart - 2 && lines[i].Right > rightStart + 2) break;
            else if (rightStart < float.MaxValue && lines[i].Left >= rightStart - 8 && lines[i].Left >= 20) end = i + 1;
            else if (i - end >= 8 || lines[i].Text.Length > 75) break;
        }
        if (end - start < 2) return false;
        sides = new SideBySide { End = end };
        for (var i = start; i < end; i++) sides.Add(lines[i], rightStart);
        return true;
    }

    public void Write(BlockWriter writer)
    {
        writer.BeginTable(_left.Count > 0 ? _left[0].Page : 0, isLayout: true);
        writer.BeginRow();
        writer.BeginCell(0);
        WriteCell(_left, writer);
        writer.EndCell();
        writer.BeginCell(1);
        WriteCell(_right, writer);
        writer.EndCell();
        writer.EndTable();
    }

    private static void WriteCell(List<Line> lines, BlockWriter writer)
    {
        var open = new StringBuilder();
        var bullet = false;
        foreach (var line in lines)
        {
            var isBullet = line.Text[0] is '-' or '~' or '+' or '–' && !LineMarks.IsOrnament(line.Text);
            var goesOn = open.Length > 0 && !isBullet && (bullet || LineMarks.StartsLower(line.Text)) && !LineMarks.IsOrnament(line.Text);
            if (goesOn)
            {
                LineFlow.Join(open, line.Text);
                continue;
            }
            Flush();
            open.Append(line.Text);
            bullet = isBullet;
        }
        Flush();

        void Flush()
        {
            if (open.Length > 0) writer.Paragraph(open.ToString(), lines[0].Page, lines[0].Traits & BlockTraits.Recognised);
            open.Clear();
        }
    }

    private void Add(Line line, float rightStart)
    {
        var gap = Gap(line.Text);
        if (gap < 0)
        {
            (rightStart < float.MaxValue && line.Left >= rightStart - 8 && line.Left >= 20 ? _right : _left).Add(line);
            return;
        }
        var cut = gap;
        while (cut > 0 && line.Text[cut - 1] is ' ' or '\t') cut--;
        if (cut > 0) _left.Add(line with { Text = line.Text[..cut] });
        _right.Add(line with { Text = line.Text[gap..] });
    }

    /// <summary>Where the right part starts, or -1.</summary>
    private static int Gap(string text)
    {
        var tab = text.AsSpan().IndexOf('\t');
        if (tab > 0)
        {
            var after = tab;
            while (after < text.Length && text[after] is '\t' or ' ') after++;
            return after < text.Length ? after : -1;
        }
        var at = text.IndexOf("   ", StringComparison.Ordinal);
        if (at <= 0) return -1;
        // The widest gap counts.
        int best = -1, bestLength = 2;
        for (var i = at; i < text.Length;)
        {
            if (text[i] != ' ') { i++; continue; }
            var start = i;
            while (i < text.Length && text[i] == ' ') i++;
            if (i - start > bestLength) (best, bestLength) = (i, i - start);
        }
        return best >= 0 && best < text.Length && !IsBlankField(text, best) ? best : -1;
    }

    /// <summary>"Số:      /KH-UBND", "ngày      tháng": a field left blank, not two columns.</summary>
    private static bool IsBlankField(string text, int right)
    {
        if (text[right] is '/' or '-') return true;
        var left = Folding.Fold(text.AsSpan(0, right).TrimEnd());
        return left.EndsWith("so:", StringComparison.Ordinal) || left.EndsWith("so", StringComparison.Ordinal) || left.EndsWith("ngay", StringComparison.Ordinal) || left.EndsWith("thang", StringComparison.Ordinal);
    }

    private static bool Begins(List<Line> lines, int start)
    {
        // The letterhead holds the motto or the Party's name within its first lines; the end of a document holds "Nơi nhận".
        for (var i = start; i < lines.Count && i < start + 3; i++)
        {
            var folded = Folding.Fold(lines[i].Text);
            if (folded.StartsWith("noi nhan", StringComparison.Ordinal)) return i == start;
            if (start < 60 || lines[start].Page > lines[Math.Max(0, start - 1)].Page)
                if (folded.Contains("chu nghia viet nam", StringComparison.Ordinal) || folded.Contains("doc lap", StringComparison.Ordinal) || folded.Contains("dang cong san viet nam", StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
