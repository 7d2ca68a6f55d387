namespace ThongSuot.Samples;

/// <summary>
/// A sample as it is written in source/: "key: value" lines, "---", then the text, a paragraph a line.
/// "**bold**" and "*italic*" as usual; lines that begin with "@" lay out (see <see cref="WordForm"/>), rows of a table begin with "|".
/// </summary>
internal sealed class Source
{
    private readonly ILookup<string, string> _fields;

    private Source(ILookup<string, string> fields, IReadOnlyList<string> lines)
    {
        _fields = fields;
        Lines = lines;
    }

    public IReadOnlyList<string> Lines { get; }

    public bool IsParty => this["form"] == "party";

    public bool IsNumberedByWord => this["numbering"] == "auto";

    public string this[string key] => _fields[key].FirstOrDefault() ?? "";

    public IEnumerable<string> All(string key) => _fields[key];

    /// <summary>The lines of a value whose lines are set apart by " / ".</summary>
    public string[] Split(string key) => this[key].Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Source Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var end = Array.IndexOf(lines, "---");
        var fields = lines[..end].Select(l => l.Split(':', 2)).ToLookup(p => p[0], p => p[1].Trim());
        return new Source(fields, Repeat(lines[(end + 1)..], Path.GetDirectoryName(path)!).ToList());
    }

    /// <summary>"@each FILE.tsv" … "@end": the lines between, once a row, with {column} filled in and {#} the row's number.</summary>
    private static IEnumerable<string> Repeat(string[] lines, string folder)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("@each ", StringComparison.Ordinal))
            {
                yield return lines[i];
                continue;
            }
            var rows = File.ReadAllLines(Path.Combine(folder, lines[i][6..])).Select(r => r.Split('\t')).ToArray();
            var end = Array.IndexOf(lines, "@end", i);
            for (var row = 1; row < rows.Length; row++)
            {
                foreach (var line in lines[(i + 1)..end])
                {
                    var filled = line.Replace("{#}", $"{row}", StringComparison.Ordinal);
                    for (var c = 0; c < rows[0].Length; c++) filled = filled.Replace($"{{{rows[0][c]}}}", rows[row][c], StringComparison.Ordinal);
                    yield return filled;
                }
            }
            i = end;
        }
    }
}
