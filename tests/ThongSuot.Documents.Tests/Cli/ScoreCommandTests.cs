using System.Diagnostics;
using System.Text.Json;
using ThongSuot.Cli;

namespace ThongSuot.Documents.Tests.Cli;

public class ScoreCommandTests(ITestOutputHelper output)
{
    private const string Gold = """
        { "header": { "type": "Kế hoạch", "identifier": "15/KH-UBND", "date": "2024-03-05", "signer": "Người Khác" },
          "references": [ { "identifier": "1/QĐ-TTg", "date": null } ],
          "recipients": [ "Các sở, ban, ngành" ],
          "sections": [ "I", "I/1", "I/2", "II" ],
          "duties": [ { "section": "I/1", "starts": "Sở Nội vụ chủ trì", "lead": ["Sở Nội vụ"], "cooperating": [], "due": "2024-06-20" },
                      { "section": "I/2", "starts": "Một việc khác", "due": "2024-01-01" } ] }
        """;

    private const string Found = """
        { "header": { "type": "KẾ HOẠCH", "identifier": "15 / KH–UBND", "date": null, "signer": "Trần Văn Bình" },
          "references": [ { "identifier": "", "date": null } ],
          "recipients": [ { "name": "các Sở, Ban, Ngành." }, { "name": "Thừa" } ],
          "sections": [ { "label": "I", "children": [ { "label": "1.", "children": [] }, { "label": "2", "children": [] } ] } ],
          "duties": [ { "section": "I / 1)", "text": "Sở Nội vụ chủ trì xây dựng đề án.", "lead": ["sở nội vụ"], "cooperating": ["Sở Tài chính"], "due": "2024-06-19" } ] }
        """;

    [Fact]
    public void Score_EachMeasure_CountsRightWrongAndMissed()
    {
        var tally = new Tally();
        var said = new List<string>();

        Scoring.Score(JsonDocument.Parse(Gold).RootElement, JsonDocument.Parse(Found).RootElement, tally, said.Add);

        Assert.Equal(
        [
            "header       F1 0.571  right 2  wrong 1  missed 2",
            "references   F1 0.000  right 0  wrong 0  missed 1",
            "recipients   F1 0.667  right 1  wrong 1  missed 0",
            "sections     F1 0.857  right 3  wrong 0  missed 1",
            "duties       F1 0.667  right 1  wrong 0  missed 1",
            "lead         F1 1.000  right 1  wrong 0  missed 0",
            "cooperating  F1 0.000  right 0  wrong 1  missed 0",
            "due          F1 0.000  right 0  wrong 1  missed 2",
        ], tally.Lines());
        Assert.Contains("due at I/1: gold 2024-06-20 found 2024-06-19", said);
    }

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh", "UỶ BAN NHÂN DÂN TỈNH", true)]
    [InlineData("Các sở, ban, ngành, đoàn thể tỉnh", "các sở ban ngành đoàn thể", true)]
    [InlineData("Sở Nội vụ", "Sở Tài chính", false)]
    [InlineData("", "Sở Tài chính", false)]
    public void Alike_Names_AreComparedByTheirWords(string a, string b, bool alike) => Assert.Equal(alike, ScoreText.Alike(a, b));

    [Theory]
    [InlineData(0.8125, "0.812")]
    [InlineData(2.0 / 3, "0.667")]
    [InlineData(1, "1.000")]
    public void ThreeDigits_Ties_GoToTheEvenDigit(double value, string shown) => Assert.Equal(shown, ScoreText.ThreeDigits(value));

    [Fact]
    public async Task Score_BelowTheFloor_ExitsWith1AndSaysWhich()
    {
        using var run = new CommandRun().With("in/a.txt").With("gold/a.gold.json", Gold).With("gold/b.gold.json", "{}");

        Assert.Equal(1, await run.RunAsync("score", "@gold", "@in", "--min", "references=0.5"));

        Assert.Contains("documents 2, without output 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("below the floor: references 0.000 < 0.5; b: no output", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_SeveralKindsOfOneName_AreScoredInTurn()
    {
        using var run = new CommandRun().With("in/a.txt").With("in/a.text").With("in/a.gold.json", """{ "recipients": [] }""");

        await run.RunAsync("score", "@in", "@in");

        Assert.Contains("[text]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("[txt]\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("score", "@khong-co", "@a.txt")]
    [InlineData("score", "@", "@a.txt")]
    [InlineData("score", "@gold", "@a.txt", "--min", "duties")]
    public async Task Score_WrongUsage_SaysSoWithExitCode2(params string[] args)
    {
        using var run = new CommandRun().With("a.txt").With("gold/a.gold.json", "{}");

        Assert.Equal(2, await run.RunAsync(args));
    }

    [Fact]
    public async Task Score_RealLabels_AgreesLineByLineWithTheReferenceScript()
    {
        if (Repository.Beside("shared/corpus/score.py") is not { } script || !Works("python3", "--version"))
        {
            output.WriteLine("Not checked: agreement with score.py (the script or python3 is not here).");
            return;
        }
        var corpus = Path.Combine(Path.GetDirectoryName(script)!, "dev");
        using var run = new CommandRun();
        using var read = new CommandRun();
        await run.RunAsync("score", corpus, corpus, "--only", "txt", "--verbose", "--min", "duties=1.1", "--min", "lead=0.1");
        await read.RunAsync("read", corpus, "--only", "txt", "--format", "json", "--out", run.Folder);

        using var python = Process.Start(new ProcessStartInfo("python3", [script, corpus, run.Folder, "--verbose", "--min", "duties=1.1", "--min", "lead=0.1"]) { RedirectStandardOutput = true })!;
        var expected = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected.ReplaceLineEndings("\n"), run.Output);
    }

    private static bool Works(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, argument) { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
