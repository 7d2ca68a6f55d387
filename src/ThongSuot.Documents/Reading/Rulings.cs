using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace ThongSuot.Documents.Reading;

/// <summary>A straight line on the page, lying or standing: <paramref name="At"/> is its y (lying) or x (standing).</summary>
internal readonly record struct Ruling(float At, float From, float To)
{
    public float Length => To - From;
    public bool Crosses(float at, float slack) => From - slack <= at && at <= To + slack;
}

/// <summary>The lines drawn on a PDF page: strokes, and the thin filled boxes that word processors draw for borders.</summary>
internal static class Rulings
{
    private const float Thin = 3f;
    private const float Slack = 3f;

    public static (List<Ruling> Lying, List<Ruling> Standing) Of(IReadOnlyList<PdfPath> paths, PageTurn turn, int limit)
    {
        List<Ruling> lying = [], standing = [];
        foreach (var path in paths)
        {
            if (path.IsClipping || !path.IsFilled && !path.IsStroked) continue;
            foreach (var part in path)
            {
                if (lying.Count + standing.Count >= limit) return (Joined(lying), Joined(standing));
                if (part.GetBoundingRectangle() is not { } box) continue;
                var (x1, y1) = turn.Of(box.BottomLeft);
                var (x2, y2) = turn.Of(box.TopRight);
                float left = Math.Min(x1, x2), right = Math.Max(x1, x2), top = Math.Min(y1, y2), bottom = Math.Max(y1, y2);
                if (!float.IsFinite(left + right + top + bottom)) continue;
                if (bottom - top <= Thin) lying.Add(new Ruling((top + bottom) / 2, left, right));
                if (right - left <= Thin) standing.Add(new Ruling((left + right) / 2, top, bottom));
                if (bottom - top > Thin && right - left > Thin && path.IsStroked) AddEdges(part, turn, lying, standing);
            }
        }
        return (Joined(lying), Joined(standing));
    }

    private static void AddEdges(PdfSubpath part, PageTurn turn, List<Ruling> lying, List<Ruling> standing)
    {
        PdfPoint? start = null;
        foreach (var command in part.Commands)
        {
            if (command is PdfSubpath.Move move) start = move.Location;
            if (command is not PdfSubpath.Line line) continue;
            Edge(line.From, line.To);
        }
        if (part.IsClosed() && start is { } first && part.Commands.OfType<PdfSubpath.Line>().LastOrDefault() is { } last) Edge(last.To, first);

        void Edge(PdfPoint from, PdfPoint to)
        {
            var (x1, y1) = turn.Of(from);
            var (x2, y2) = turn.Of(to);
            if (Math.Abs(y1 - y2) <= 1 && Math.Abs(x1 - x2) > Thin) lying.Add(new Ruling((y1 + y2) / 2, Math.Min(x1, x2), Math.Max(x1, x2)));
            else if (Math.Abs(x1 - x2) <= 1 && Math.Abs(y1 - y2) > Thin) standing.Add(new Ruling((x1 + x2) / 2, Math.Min(y1, y2), Math.Max(y1, y2)));
        }
    }

    /// <summary>Pieces of one line put together; pieces too short to border a cell are gone.</summary>
    public static List<Ruling> Joined(List<Ruling> rulings)
    {
        rulings.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.From.CompareTo(b.From));
        var joined = new List<Ruling>();
        for (var i = 0; i < rulings.Count;)
        {
            var end = i + 1;
            while (end < rulings.Count && rulings[end].At - rulings[end - 1].At <= 1 && rulings[end].At - rulings[i].At <= Thin) end++;
            var level = rulings.GetRange(i, end - i);
            level.Sort(static (a, b) => a.From.CompareTo(b.From));
            var open = level[0];
            foreach (var next in level)
            {
                if (next.From <= open.To + Slack) open = open with { To = Math.Max(open.To, next.To) };
                else
                {
                    if (open.Length > 8) joined.Add(open);
                    open = next;
                }
            }
            if (open.Length > 8) joined.Add(open);
            i = end;
        }
        return joined;
    }
}
