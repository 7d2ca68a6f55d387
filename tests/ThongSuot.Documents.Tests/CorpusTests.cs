using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests;

/// <summary>The reader on real labelled documents, where they are kept beside the repository; elsewhere these tests are reported as not run.</summary>
public class CorpusTests
{
    /// <summary>How far another form of the same documents may stay behind their text.</summary>
    private const double Loss = 0.03;

    [Fact]
    public void Read_Text_ReachesTheFloors() => Measured(".txt", _ => true).Reach(Measures.Floors);

    /// <summary>A label belongs to the document, not to a format: each form must do as well as the text of the same documents, or reach the floor.</summary>
    [Theory]
    [InlineData(".docx")]
    [InlineData(".doc")]
    [InlineData(".pdf")]
    public void Read_OtherForm_DoesAsWellAsTheText(string ending)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var form = Measured(ending, _ => true, read);
        var text = Measured(".txt", read.Contains);

        form.Reach(Measures.Floors.Select(f => (f.Name, Math.Min(f.F1, (text.F1(f.Name) ?? 0) - Loss))));
    }

    private static Measures Measured(string ending, Predicate<string> wanted, HashSet<string>? read = null)
    {
        var folder = Repository.Beside("shared/corpus/dev");
        Assert.SkipWhen(folder is null, "Not run: there is no folder shared/corpus/dev beside the repository.");
        var measures = new Measures(folder);
        // Scans take minutes; the scanned sample stands for them.
        var options = ending == ".pdf" ? ReaderOptions.Default with { Tesseract = null, PdfToPpm = null } : ReaderOptions.Default;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + ending).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (Path.GetExtension(file) != ending || !measures.Has(file) || !wanted(name)) continue;
            try
            {
                measures.Add(file, options);
                read?.Add(name);
            }
            catch (ReadException e) when (ending == ".pdf" && e.Failure is ReadFailure.ProgramMissing)
            {
            }
        }
        Assert.True(read is not { Count: 0 }, $"No {ending} file of {folder} was read.");
        return measures;
    }
}
