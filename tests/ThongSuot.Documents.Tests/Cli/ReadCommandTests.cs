using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ThongSuot.Cli;

namespace ThongSuot.Documents.Tests.Cli;

public class ReadCommandTests
{
    [Fact]
    public async Task Read_OneFileAsJson_GoesToTheOutput()
    {
        using var run = new CommandRun().With("ke-hoach.txt");

        Assert.Equal(0, await run.RunAsync("read", "@ke-hoach.txt", "--format", "json"));

        Assert.Equal("ke-hoach.txt", JsonDocument.Parse(run.Output).RootElement.GetProperty("source").GetProperty("name").GetString());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Read_Folder_WritesAFileADocument()
    {
        using var run = new CommandRun().With("in/a.txt").With("in/sub/b.txt").With("in/a.gold.json", "{}").With("in/.hidden.txt");

        Assert.Equal(0, await run.RunAsync("read", "@in", "--format", "json", "--out", "@out"));

        Assert.Equal(["a.json", "b.json"], run.Files("out"));
    }

    [Fact]
    public async Task Read_SeveralFilesOfOneName_DoNotOverwriteOneAnother()
    {
        using var run = new CommandRun().With("in/a.txt").With("in/a.text").With("in/b.txt").With("in/sub/a.txt");

        Assert.Equal(0, await run.RunAsync("read", "@in", "--format", "json", "--out", "@out", "--jobs", "2"));

        Assert.Equal(["a.text.json", "a.txt.2.json", "a.txt.json", "b.json"], run.Files("out"));
    }

    [Fact]
    public async Task Read_OnlyOneEnding_GivesShortNamesAgain()
    {
        using var run = new CommandRun().With("in/a.txt").With("in/a.text");

        Assert.Equal(0, await run.RunAsync("read", "@in", "--format", "json", "--out", "@out", "--only", "txt"));

        Assert.Equal(["a.json"], run.Files("out"));
    }

    [Fact]
    public async Task Read_HtmlBesideItsInput_NeverOverwritesIt()
    {
        using var run = new CommandRun().With("trang.html", "<p>Kế hoạch</p>");

        Assert.Equal(0, await run.RunAsync("read", "@trang.html", "--format", "html", "--out", "@"));

        Assert.Equal(["trang.html", "trang.html.html"], run.Files(""));
        Assert.Equal("<p>Kế hoạch</p>", File.ReadAllText(Path.Combine(run.Folder, "trang.html")));
    }

    [Fact]
    public async Task Read_BadFileAmongGoodOnes_IsNamedAndTheOthersAreRead()
    {
        using var run = new CommandRun().With("in/a.txt").With("in/b.txt", "").With("in/c.txt");

        Assert.Equal(1, await run.RunAsync("read", "@in", "--format", "json", "--out", "@out"));

        Assert.Equal(["a.json", "c.json"], run.Files("out"));
        Assert.Contains("b.txt: ", Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("read", "@khong-co")]
    [InlineData("read", "@a.txt", "--format", "docx")]
    [InlineData("read", "@a.txt", "--jobs", "0")]
    [InlineData("read", "@a.txt", "--format", "xlsx")]
    [InlineData("read", "@a.txt", "@b.txt", "--format", "json")]
    [InlineData("read", "@a.txt", "--out", "@b.txt", "--format", "json")]
    [InlineData("read", "@a.txt", "--lenh-la")]
    [InlineData("read", "@a.txt", "--out")]
    [InlineData("read", "@a.txt", "--format", "akn", "--format", "json")]
    [InlineData("doc")]
    public async Task Read_WrongUsage_SaysSoWithExitCode2(params string[] args)
    {
        using var run = new CommandRun().With("a.txt").With("b.txt");

        Assert.Equal(2, await run.RunAsync(args));

        Assert.NotEqual("", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Read_Table_IsForPeopleAndPlainWhenRedirected()
    {
        using var run = new CommandRun().With("ke-hoach.txt");

        Assert.Equal(0, await run.RunAsync("read", "@ke-hoach.txt"));

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("nhiệm vụ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_DocumentWithDuties_ShowsWhoWhenAndTheQuotation()
    {
        var shown = new TableView(new Speech(English: false), width: 100, colours: false).Render(TestKit.SampleDocuments.PartyPlan());

        Assert.Contains("Kế hoạch số 27-KH/ThU ngày 05/3/2024 của Thị ủy Sông Mây", shown, StringComparison.Ordinal);
        Assert.Contains("19/3/2024", shown, StringComparison.Ordinal);
        Assert.Contains("6 nhiệm vụ, 5 có hạn ngày; 1 nội dung cần xem lại.", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [InlineData("akn", "<akomaNtoso")]
    [InlineData("ics", "BEGIN:VCALENDAR")]
    [InlineData("edxml", "<edXML")]
    [InlineData("html", "<!doctype html>")]
    public async Task Read_TextFormats_GoToTheOutputForOneFile(string format, string expected)
    {
        using var run = new CommandRun().With("ke-hoach.txt");

        Assert.Equal(0, await run.RunAsync("read", "@ke-hoach.txt", "--format", format));

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SameFileWithOneAndManyJobs_GivesTheSameOutput()
    {
        using var run = new CommandRun();
        for (var i = 0; i < 40; i++) run.With($"in/{i:00}.txt", CommandRun.Sample + $"\n{i}");

        Assert.Equal(0, await run.RunAsync("read", "@in", "--format", "json", "--out", "@one", "--jobs", "1"));
        Assert.Equal(0, await run.RunAsync("read", "@in", "--format", "json", "--out", "@many", "--jobs", "4"));

        Assert.Equal(40, run.Files("one").Length);
        Assert.All(run.Files("one"), f => Assert.Equal(File.ReadAllText(Path.Combine(run.Folder, "one", f)), File.ReadAllText(Path.Combine(run.Folder, "many", f))));
    }

    [Fact]
    public async Task Read_Cancelled_Gives130AndLeavesNoHalfFile()
    {
        using var run = new CommandRun().With("in/a.txt").With("in/b.txt");

        Assert.Equal(130, await run.RunAsync(new CancellationToken(canceled: true), "read", "@in", "--format", "json", "--out", "@out"));

        Assert.Empty(run.Files("out"));
    }

    [Fact]
    public async Task Help_IsVietnameseAndEnglishOnDemand()
    {
        using var vietnamese = new CommandRun();
        using var english = new CommandRun();

        Assert.Equal(0, await vietnamese.RunAsync("read", "--help"));
        Assert.Equal(0, await english.RunAsync("read", "--help", "--lang", "en"));

        Assert.Contains("Cách dùng:", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("Usage:", english.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en_US.UTF-8", true)]
    [InlineData("vi_VN.UTF-8", false)]
    [InlineData("C.UTF-8", false)]
    public void Speech_WithoutOption_FollowsTheEnvironment(string locale, bool english) => Assert.Equal(english, Speech.Of([], name => name == "LANG" ? locale : null).English);

    [Fact]
    public async Task Executable_ReadsAFileAndReportsThroughItsExitCode()
    {
        using var run = new CommandRun().With("ke-hoach.txt");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "thongsuot.dll"), "read", Path.Combine(run.Folder, "ke-hoach.txt"), "--format", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("TỈNH VÂN GIANG", JsonDocument.Parse(output).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
