using System.Globalization;

namespace ThongSuot.Documents.Reading;

/// <summary>A page as gray dots, to find the ruled lines of its tables.</summary>
internal sealed class GrayPage(int width, int height, byte[] dots)
{
    private const byte Dark = 150;
    /// <summary>Dots to a side of a square that counts as dark when one dot in it is.</summary>
    private const int Square = 3;
    private const long MostDots = 64_000_000;

    /// <summary>
    /// Reads a portable pixel map (P6), as pdftoppm writes it; null when it is something else. Only the red of the colours is taken: red seals and
    /// stamps over the text are as light in it as the paper.
    /// </summary>
    public static GrayPage? ReadRed(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > 3 * MostDots + 1_000) return null;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 10 || bytes[0] != 'P' || bytes[1] != '6') return null;
        var at = 2;
        if (!Number(out var width) || !Number(out var height) || !Number(out var most) || most != 255) return null;
        if (width <= 0 || height <= 0 || 3L * width * height != bytes.Length - at - 1) return null;
        var red = new byte[width * height];
        for (int i = 0, from = at + 1; i < red.Length; i++, from += 3) red[i] = bytes[from];
        return new GrayPage(width, height, red);

        bool Number(out int value)
        {
            while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r') at++;
            var from = at;
            while (at < bytes.Length && at - from < 6 && char.IsAsciiDigit((char)bytes[at])) at++;
            return int.TryParse(System.Text.Encoding.ASCII.GetString(bytes, from, at - from), NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }
    }

    /// <summary>Writes a portable gray map (P5).</summary>
    public void Write(string path)
    {
        using var stream = File.Create(path);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n")));
        stream.Write(dots);
    }

    /// <summary>Ruled lines in the page's unit, on the page set straight.</summary>
    /// <param name="slope">How much lines fall per dot to the right.</param>
    /// <param name="unit">Length of a dot.</param>
    public (List<Ruling> Lying, List<Ruling> Standing) Rulings(float slope, float unit)
    {
        int columns = width / Square + 1, rows = height / Square + 1;
        var dark = Squares(slope, columns, rows);
        var side = Square * unit;
        List<Ruling> lying = [], standing = [];
        // A word has no unbroken stroke of 2 cm, and no stroke from line to line.
        int shortestLying = (int)(20 * 72 / 25.4f / side), shortestStanding = (int)(8 * 72 / 25.4f / side);
        for (var r = 2; r < rows - 2; r++)
            foreach (var (from, to) in Runs(dark, r * columns, 1, columns, shortestLying))
                if (IsThin(dark, r * columns + from, 1, to - from, columns)) lying.Add(new Ruling((r + 0.5f) * side, from * side, to * side));
        for (var c = 2; c < columns - 2; c++)
            foreach (var (from, to) in Runs(dark, c, columns, rows, shortestStanding))
                if (IsThin(dark, c + from * columns, columns, to - from, 1)) standing.Add(new Ruling((c + 0.5f) * side, from * side, to * side));
        return (Reading.Rulings.Joined(lying), Reading.Rulings.Joined(standing));
    }

    private bool[] Squares(float slope, int columns, int rows)
    {
        var dark = new bool[columns * rows];
        for (var y = 0; y < height; y++)
        {
            var row = dots.AsSpan(y * width, width);
            for (var x = 0; x < row.Length; x++)
            {
                if (row[x] >= Dark) continue;
                int c = (int)(x + slope * y) / Square, r = (int)(y - slope * x) / Square;
                if ((uint)c < (uint)columns && (uint)r < (uint)rows) dark[r * columns + c] = true;
            }
        }
        return dark;
    }

    private static IEnumerable<(int From, int To)> Runs(bool[] dark, int start, int step, int count, int shortest)
    {
        var from = -1;
        var last = -1;
        for (var i = 0; i <= count; i++)
        {
            if (i < count && dark[start + i * step])
            {
                if (from < 0) from = i;
                last = i;
            }
            else if (from >= 0 && (i == count || i - last > 1))
            {
                if (last - from + 1 >= shortest) yield return (from, last + 1);
                from = -1;
            }
        }
    }

    /// <summary>Light on both sides: a line, not the dark of a picture, seal or page edge.</summary>
    private static bool IsThin(bool[] dark, int start, int step, int count, int across)
    {
        const int Away = 3;
        int above = 0, below = 0;
        for (var i = 0; i < count; i++)
        {
            var at = start + i * step;
            if (at - Away * across >= 0 && dark[at - Away * across]) above++;
            if (at + Away * across < dark.Length && dark[at + Away * across]) below++;
        }
        return above * 2 < count && below * 2 < count;
    }
}
