using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Export;

public class HtmlExportTests
{
    [Fact]
    public void Write_EveryInnerLink_HasItsTargetAndEveryIdIsUnique()
    {
        var page = Written(SampleDocuments.PartyPlan());

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public void Write_DutyInTheText_LeadsToItsCardAndBack()
    {
        var page = Written(SampleDocuments.PartyPlan());

        Assert.Equal("Mở hội nghị quán triệt cho cán bộ chủ chốt trước ngày 20/3/2024.", page.GetElementById("q1")!.TextContent);
        Assert.Equal("#d1", page.GetElementById("q1")!.NextElementSibling!.GetAttribute("href"));
        Assert.NotNull(page.GetElementById("d1")!.QuerySelector("a[href='#q1']"));
        Assert.Contains("19/3/2024", page.GetElementById("d1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WholeText_IsOnThePage()
    {
        var document = SampleDocuments.PartyPlan();
        var paper = Written(document).GetElementById("text")!;
        foreach (var extra in paper.QuerySelectorAll(".legend, a.no").ToList()) extra.Remove();

        Assert.Equal(Letters(document.Text), Letters(paper.TextContent));

        static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void Write_TextWithMarkup_IsEncodedEverywhere()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=\"alert(1)\">";
        var builder = new DocumentBuilder().Line(0, NodeKind.Provision, "1. " + attack, "1", 3);
        var span = builder.Last.ContentSpan;
        builder.Header = new DocumentHeader { Type = new Recognised<string>(attack, span, "T"), Subject = new Recognised<string>(attack, span, "T") };
        builder.Abbreviations = [new Abbreviation(attack, attack, span, [], false, "T")];
        builder.Recipients = [new Recipient(attack, attack, span, "T")];
        builder.Cites(attack, r => r with { Type = attack, Issuer = attack }).Found(attack, Severity.Warning, span).Duty(d => d with { Lead = [new Actor(attack, span, attack)], RuleId = attack });

        var page = Written(builder.Build(attack));

        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("img, [onerror]"));
    }

    [Fact]
    public void Write_OverlappingMarks_AreCutIntoSegmentsWithAllTheirKinds()
    {
        var builder = new DocumentBuilder().Line(0, NodeKind.Provision, "1. Sở Nội vụ báo cáo trước ngày 20/3/2024.", "1", 3);
        builder.Duty(d => d with { Lead = [builder.Body("Sở Nội vụ")], Deadlines = [new Deadline { Written = "x", Kind = DeadlineKind.By, Span = builder.Find("trước ngày 20/3/2024"), RuleId = "T" }] });
        builder.Duty(d => d with { Id = "1+2", Quote = builder.Find("báo cáo trước ngày") });
        builder.Found("X", Severity.Info, builder.Find("cáo trước"));

        var page = Written(builder.Build());

        var both = Assert.Single(page.QuerySelectorAll(".due.unclear"));
        Assert.Equal("trước", both.TextContent);
        Assert.NotNull(page.GetElementById("q2"));
        Assert.Equal("Sở Nội vụ báo cáo trước ngày 20/3/2024.", page.GetElementById("q1")!.TextContent);
    }

    [Fact]
    public void Write_Page_FetchesNothing()
    {
        var page = Written(SampleDocuments.PartyPlan());

        Assert.Empty(page.QuerySelectorAll("[src], link, iframe"));
        Assert.StartsWith("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_VeryDeepNesting_DoesNotFail()
    {
        var builder = new DocumentBuilder();
        for (var depth = 0; depth < 5_000; depth++) builder.Line(depth, NodeKind.Bullet, "- sâu", mark: 2);

        Assert.Equal(5_000, Written(builder.Build()).QuerySelectorAll("#text p").Length);
    }

    private static IDocument Written(Document document)
    {
        using var stream = new MemoryStream();
        HtmlExport.Write(document, stream);
        stream.Position = 0;
        return new HtmlParser().ParseDocument(stream);
    }
}
