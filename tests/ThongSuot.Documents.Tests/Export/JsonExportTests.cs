using System.Text.Json;
using NJsonSchema;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Structure;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Export;

public class JsonExportTests
{
    [Fact]
    public async Task Write_EveryDocument_FollowsItsSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "json-schema", "document.schema.json"), TestContext.Current.CancellationToken);

        foreach (var document in new[] { SampleDocuments.PartyPlan(), SampleDocuments.Plain() }.Concat(Samples())) Assert.Empty(schema.Validate(Written(document)));

        static IEnumerable<Document> Samples() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples")).Where(f => Path.GetExtension(f) is ".docx" or ".txt" or ".html")
            .Select(f => DocumentReader.Read(File.ReadAllBytes(f), Path.GetFileName(f)));
    }

    [Fact]
    public async Task Schema_WithAFieldItDoesNotKnow_Refuses()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "json-schema", "document.schema.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(Written(SampleDocuments.PartyPlan()).Replace("\"isRequest\"", "\"isWish\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_Duty_HasTheDeadlineThatCountsAndAQuotationInTheText()
    {
        var json = Parsed(SampleDocuments.PartyPlan());

        var duty = json.GetProperty("duties")[0];
        Assert.Equal("II/1/a", duty.GetProperty("section").GetString());
        Assert.Equal(("2024-03-20", "before", "2024-03-19"), (duty.GetProperty("due").GetString(), duty.GetProperty("dueKind").GetString(), duty.GetProperty("lastGoodDay").GetString()));
        Assert.Equal("Ban Tuyên giáo Thị ủy", Assert.Single(duty.GetProperty("lead").EnumerateArray()).GetString());
        var quote = duty.GetProperty("quote");
        Assert.Equal(duty.GetProperty("text").GetString(), json.GetProperty("text").GetString()![quote[0].GetInt32()..quote[1].GetInt32()]);
    }

    [Fact]
    public void Write_GroupLead_KeepsItsStructure()
    {
        var group = Assert.Single(Parsed(SampleDocuments.PartyPlan()).GetProperty("duties")[2].GetProperty("leadGroups").EnumerateArray());

        Assert.Equal("Thị ủy", group.GetProperty("parent").GetString());
        Assert.Equal(2, group.GetProperty("kinds").GetArrayLength());
    }

    [Fact]
    public void Write_Sections_HoldLabelledProvisionsOnlyAndAnnexesAtTheTop()
    {
        Assert.Equal("I(1) II(1(a đ) 2 3) PLI(1)", Shape(Parsed(SampleDocuments.PartyPlan()).GetProperty("sections")));
    }

    [Fact]
    public void Write_AttachedPlan_IsMainTextAndTablesHoldNoSections()
    {
        var document = new DocumentBuilder()
            .Line(0, NodeKind.Provision, "Điều 1. Ban hành kế hoạch.", "1", 8)
            .Open(0, NodeKind.Attachment)
            .Line(1, NodeKind.Provision, "I. NHIỆM VỤ", "I", 3)
            .Table(2, ["Việc"])
            .Line(6, NodeKind.Provision, "1. Trong ô", "1", 3)
            .Build();

        Assert.Equal("1 I", Shape(Parsed(document).GetProperty("sections")));
    }

    [Fact]
    public void Write_Tree_NamesEveryNodeOnceWithItsParent()
    {
        var tree = Parsed(SampleDocuments.PartyPlan()).GetProperty("tree").EnumerateArray().ToList();

        var ids = tree.Select(n => n.GetProperty("id").GetString()).ToHashSet();
        Assert.Equal(tree.Count, ids.Count);
        Assert.All(tree.Skip(1), n => Assert.Contains(n.GetProperty("parent").GetString(), ids));
    }

    [Fact]
    public void Write_VietnameseLetters_StayReadable() => Assert.Contains("Thị ủy Sông Mây", Written(SampleDocuments.PartyPlan()), StringComparison.Ordinal);

    [Fact]
    public void Write_VeryDeepNesting_DoesNotFail()
    {
        var builder = new DocumentBuilder();
        for (var depth = 0; depth < 3_000; depth++) builder.Line(depth, NodeKind.Provision, "a) x", "a", 3);

        Assert.NotEmpty(Written(builder.Build()));
    }

    private static string Shape(JsonElement sections) => string.Join(' ', sections.EnumerateArray().Select(s =>
        s.GetProperty("label").GetString() + (s.GetProperty("children").GetArrayLength() > 0 ? $"({Shape(s.GetProperty("children"))})" : "")));

    private static JsonElement Parsed(Document document) => JsonDocument.Parse(Written(document)).RootElement;

    private static string Written(Document document)
    {
        using var stream = new MemoryStream();
        JsonExport.Write(document, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
