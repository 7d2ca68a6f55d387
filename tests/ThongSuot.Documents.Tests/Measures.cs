using System.Globalization;
using System.Text.Json;
using ThongSuot.Cli;
using ThongSuot.Documents.Export;

namespace ThongSuot.Documents.Tests;

/// <summary>The reader measured against hand-made labels, as <c>thongsuot score</c> does it.</summary>
internal sealed class Measures(string gold)
{
    /// <summary>What the reader must reach on the labelled documents.</summary>
    public static IReadOnlyList<(string Name, double F1)> Floors { get; } =
        [("header", 0.95), ("references", 0.97), ("sections", 0.95), ("recipients", 0.95), ("due", 0.93), ("duties", 0.88), ("lead", 0.88), ("cooperating", 0.85)];

    private readonly Tally _tally = new();
    private readonly List<string> _differences = [];

    public bool Has(string file) => File.Exists(Label(file));

    /// <summary>Reads the file and counts what is right, wrong and missed.</summary>
    public void Add(string file, ReaderOptions? options = null) => Add(file, File.ReadAllBytes(file), options);

    /// <summary>The same for bytes that are not the file's own; its name says which labels are meant.</summary>
    public void Add(string file, byte[] bytes, ReaderOptions? options = null)
    {
        var document = DocumentReader.Read(bytes, Path.GetFileName(file), options, TestContext.Current.CancellationToken);
        using var written = new MemoryStream();
        JsonExport.Write(document, written);
        using var found = JsonDocument.Parse(written.ToArray());
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Label(file)));
        Scoring.Score(labels.RootElement, found.RootElement, _tally, line => _differences.Add($"{Path.GetFileName(file)}: {line}"));
    }

    public double? F1(string measure) => _tally.F1(measure);

    /// <summary>Fails with every measure below its floor, and says what differed.</summary>
    public void Reach(IEnumerable<(string Name, double F1)> floors)
    {
        var below = floors.Where(f => _tally.F1(f.Name) < f.F1).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {_tally.F1(f.Name):F3} < {f.F1:F3}")).ToList();
        Assert.True(below.Count == 0, $"Below the floor: {string.Join("; ", below)}\n{string.Join('\n', _tally.Lines())}\n{string.Join('\n', _differences)}");
    }

    private string Label(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var path = Path.Combine(gold, name + ".gold.json");
        // A scan has the labels of what was scanned.
        return File.Exists(path) || !name.EndsWith("-scan", StringComparison.Ordinal) ? path : Path.Combine(gold, name[..^5] + ".gold.json");
    }
}
