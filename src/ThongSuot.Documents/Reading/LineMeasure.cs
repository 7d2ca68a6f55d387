using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>How wide full lines are, and where they begin, page by page (or stretch by stretch where pages are not marked).</summary>
internal sealed class LineMeasure
{
    private const int Stretch = 64;
    private readonly int[] _widths;
    private readonly float[] _lefts;
    private readonly int[] _stretchOf;

    /// <summary>True when every line is a whole paragraph already.</summary>
    public bool Unwrapped { get; private init; }

    /// <summary>True when first lines of paragraphs are set in.</summary>
    public bool Indented { get; private init; }

    private LineMeasure(int[] widths, float[] lefts, int[] stretchOf)
    {
        _widths = widths;
        _lefts = lefts;
        _stretchOf = stretchOf;
    }

    public int WidthAt(int line) => _widths[_stretchOf[line]];

    public float LeftAt(int line) => _lefts[_stretchOf[line]];

    public static LineMeasure Of(List<Line> lines)
    {
        var stretchOf = new int[lines.Count];
        var stretch = 0;
        var inStretch = 0;
        var longLines = 0;
        var pages = lines.Count > 0 && lines[^1].Page > lines[0].Page;
        for (var i = 0; i < lines.Count; i++)
        {
            var turn = i > 0 && (pages ? lines[i].Page != lines[i - 1].Page : inStretch >= Stretch);
            if (turn) { stretch++; inStretch = 0; }
            inStretch++;
            stretchOf[i] = stretch;
            if (lines[i].Text.Length > 130) longLines++;
        }
        var widths = new int[stretch + 1];
        var lefts = new float[stretch + 1];
        var wraps = new List<int>();
        var everyWrap = new List<int>();
        var leftCount = new Dictionary<int, int>();
        var indented = 0;
        var start = 0;
        for (var s = 0; s <= stretch; s++)
        {
            wraps.Clear();
            leftCount.Clear();
            var i = start;
            for (; i < lines.Count && stretchOf[i] == s; i++)
            {
                if (i + 1 >= lines.Count || lines[i + 1].BlankBefore || !LineMarks.StartsLower(lines[i + 1].Text)) continue;
                wraps.Add(LineWidth.Of(lines[i].Text));
                if (lines[i + 1].Left < 0) continue;
                var left = (int)lines[i + 1].Left;
                leftCount[left] = leftCount.GetValueOrDefault(left) + 1;
            }
            wraps.Sort();
            everyWrap.AddRange(wraps);
            // The 9th decile: a few lines run over their measure, most stay just below.
            widths[s] = wraps.Count >= 4 ? wraps[wraps.Count * 9 / 10] : 0;
            lefts[s] = leftCount.Count > 0 ? leftCount.MaxBy(p => p.Value).Key : 0;
            for (var k = start; k < i; k++)
                if (lines[k].Left >= lefts[s] + 2 && lines[k].Left <= lefts[s] + 12 && k + 1 < i && Math.Abs(lines[k + 1].Left - lefts[s]) < 1.5f) indented++;
            start = i;
        }
        everyWrap.Sort();
        var common = everyWrap.Count > 0 ? everyWrap[everyWrap.Count * 9 / 10] : 0;
        for (var s = 0; s <= stretch; s++)
            if (widths[s] == 0) widths[s] = common;
        return new LineMeasure(widths, lefts, stretchOf) { Unwrapped = everyWrap.Count == 0 || longLines * 12 > lines.Count, Indented = indented * 12 > lines.Count };
    }
}
