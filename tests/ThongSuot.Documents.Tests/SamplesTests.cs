using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests;

/// <summary>The project's own documents against their labels. tesseract and LibreOffice belong to the full test run: where one is missing the reader's sentence says what to install.</summary>
public class SamplesTests
{
    private const string Scan = "cong-van-khao-sat-nhu-cau-scan.pdf";

    [Theory]
    [InlineData(".docx")]
    [InlineData(".txt")]
    [InlineData(".html")]
    [InlineData(".pdf")]
    public void Read_SamplesOfOneFormat_ReachTheFloors(string ending)
    {
        var measures = new Measures(Samples.Gold);
        var files = Samples.All.Where(f => f.EndsWith(ending, StringComparison.Ordinal) && Path.GetFileName(f) != Scan && measures.Has(f)).ToList();

        Assert.NotEmpty(files);
        foreach (var file in files) measures.Add(file);
        measures.Reach(Measures.Floors);
    }

    [Fact]
    public void Read_ScannedSample_ReachesTheFloors()
    {
        var measures = new Measures(Samples.Gold);

        measures.Add(Samples.Path(Scan));

        measures.Reach(Measures.Floors);
    }

    [Fact]
    public void Read_SampleSavedAsDoc_ReachesTheFloors()
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-doc-");
        try
        {
            var sample = Samples.Path("huong-dan-tuyen-truyen.docx");
            var saved = OutsideProgram.Run("soffice", ["--headless", "--norestore", "-env:UserInstallation=" + new Uri(Path.Combine(folder.FullName, "profile")), "--convert-to", "doc", "--outdir", folder.FullName, sample],
                TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
            Assert.True(saved.Succeeded, "LibreOffice (soffice) is needed to make the .doc: " + saved.Output);
            var measures = new Measures(Samples.Gold);

            measures.Add(sample, File.ReadAllBytes(Path.Combine(folder.FullName, "huong-dan-tuyen-truyen.doc")));

            measures.Reach(Measures.Floors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Gold_EveryLabelFile_HasItsSample() => Assert.All(
        Directory.EnumerateFiles(Samples.Gold, "*.gold.json"),
        gold => Assert.Contains(Samples.All, f => Path.GetFileNameWithoutExtension(f) == Path.GetFileName(gold)[..^".gold.json".Length]));
}
