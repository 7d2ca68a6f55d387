namespace ThongSuot.Documents.Reading;

/// <summary>A cell of a ruled table: where it stands in the grid and on the page.</summary>
internal readonly record struct RuledCell(int Row, int Column, int RowSpan, int ColumnSpan);

/// <summary>A table drawn with lines: its columns, rows and cells, merged where a line is missing.</summary>
internal sealed class RuledGrid
{
    private const int MostLines = 400;
    private const float Drawn = 0.6f;

    private readonly int[,] _owner;
    private readonly List<RuledCell> _cells = [];

    private RuledGrid(List<float> columns, List<float> rows, List<Ruling> lying, List<Ruling> standing)
    {
        (Columns, Rows) = (columns, rows);
        _owner = new int[rows.Count - 1, columns.Count - 1];
        FindCells(lying, standing);
    }

    /// <summary>x of the standing lines, from the left.</summary>
    public IReadOnlyList<float> Columns { get; }
    /// <summary>y of the lying lines, from the top.</summary>
    public IReadOnlyList<float> Rows { get; }
    public IReadOnlyList<RuledCell> Cells => _cells;

    /// <summary>The cell a point lies in, or -1.</summary>
    public int CellAt(float x, float y)
    {
        var column = Band(Columns, x);
        var row = Band(Rows, y);
        return column < 0 || row < 0 ? -1 : _owner[row, column];
    }

    /// <summary>Tables on the page, from top to bottom. A frame around a single text is none.</summary>
    /// <param name="slack">How far lines may miss each other and still meet: little where they were drawn, more where they were scanned.</param>
    public static List<RuledGrid> Find(List<Ruling> lying, List<Ruling> standing, float slack)
    {
        var grids = new List<RuledGrid>();
        // Lines that touch belong to one table.
        var group = Enumerable.Range(0, lying.Count + standing.Count).ToArray();
        if (group.Length is 0 or > 4_000) return grids;
        for (var s = 0; s < standing.Count; s++)
            for (var l = 0; l < lying.Count; l++)
                if (standing[s].Crosses(lying[l].At, slack) && lying[l].Crosses(standing[s].At, slack)) group[Root(lying.Count + s)] = Root(l);

        foreach (var table in Enumerable.Range(0, group.Length).GroupBy(Root))
        {
            var across = table.Where(i => i < lying.Count).Select(i => lying[i]).ToList();
            var down = table.Where(i => i >= lying.Count).Select(i => standing[i - lying.Count]).ToList();
            if (across.Count == 0 || down.Count == 0) continue;
            Close(across, down, slack);
            var (rows, columns) = (Levels(across, slack), Levels(down, slack));
            if (rows.Count < 2 || columns.Count < 2 || rows.Count > MostLines || columns.Count > MostLines / 4) continue;
            var grid = new RuledGrid(columns, rows, across, down);
            if (grid.Cells.Count > 1) grids.Add(grid);
        }
        grids.Sort(static (a, b) => a.Rows[0].CompareTo(b.Rows[0]));
        return grids;

        int Root(int i)
        {
            while (group[i] != i) i = group[i] = group[group[i]];
            return i;
        }
    }

    /// <summary>Tables open at a side, or cut by the page's end, get the missing edge.</summary>
    private static void Close(List<Ruling> across, List<Ruling> down, float slack)
    {
        float left = across.Min(r => r.From), right = across.Max(r => r.To), top = down.Min(r => r.From), bottom = down.Max(r => r.To);
        if (left < down.Min(r => r.At) - 4 * slack) down.Add(new Ruling(left, top, bottom));
        if (right > down.Max(r => r.At) + 4 * slack) down.Add(new Ruling(right, top, bottom));
        if (top < across.Min(r => r.At) - 4 * slack) across.Add(new Ruling(top, left, right));
        if (bottom > across.Max(r => r.At) + 4 * slack) across.Add(new Ruling(bottom, left, right));
    }

    private static List<float> Levels(List<Ruling> rulings, float slack)
    {
        var levels = new List<float>();
        var last = float.MinValue;
        foreach (var at in rulings.Select(r => r.At).Order())
        {
            if (at - last > slack) levels.Add(at);
            last = at;
        }
        return levels;
    }

    private void FindCells(List<Ruling> lying, List<Ruling> standing)
    {
        int rows = Rows.Count - 1, columns = Columns.Count - 1;
        // How much of a cell's edge is drawn, from 0 to 1; a scanned line may come in pieces.
        var rightEdge = new float[rows, columns];
        var lowerEdge = new float[rows, columns];
        foreach (var line in standing)
        {
            var column = Nearest(Columns, line.At) - 1;
            for (var r = 0; column >= 0 && r < rows; r++) rightEdge[r, column] += Covered(line, Rows[r], Rows[r + 1]);
        }
        foreach (var line in lying)
        {
            var row = Nearest(Rows, line.At) - 1;
            for (var c = 0; row >= 0 && c < columns; c++) lowerEdge[row, c] += Covered(line, Columns[c], Columns[c + 1]);
        }
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++) _owner[r, c] = -1;
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (_owner[r, c] >= 0) continue;
                var right = c;
                while (right + 1 < columns && rightEdge[r, right] < Drawn && _owner[r, right + 1] < 0) right++;
                var low = r;
                while (low + 1 < rows && Open(low, c, right)) low++;
                for (var i = r; i <= low; i++)
                    for (var k = c; k <= right; k++) _owner[i, k] = _cells.Count;
                _cells.Add(new RuledCell(r, c, low - r + 1, right - c + 1));
            }
        }

        bool Open(int row, int from, int to)
        {
            for (var k = from; k <= to; k++)
                if (lowerEdge[row, k] >= Drawn || _owner[row + 1, k] >= 0 || k < to && rightEdge[row + 1, k] >= Drawn) return false;
            return true;
        }
    }

    private static float Covered(Ruling line, float from, float to) => Math.Max(0, Math.Min(line.To, to) - Math.Max(line.From, from)) / (to - from);

    private static int Nearest(IReadOnlyList<float> levels, float at)
    {
        var best = 0;
        for (var i = 1; i < levels.Count; i++)
            if (Math.Abs(levels[i] - at) < Math.Abs(levels[best] - at)) best = i;
        return best;
    }

    private static int Band(IReadOnlyList<float> levels, float at)
    {
        if (at < levels[0] || at > levels[^1]) return -1;
        var band = levels.Count - 2;
        while (band > 0 && at < levels[band]) band--;
        return band;
    }
}
