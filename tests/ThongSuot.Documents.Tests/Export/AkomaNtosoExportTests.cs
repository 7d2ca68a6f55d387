using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ThongSuot.Documents.Export;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Export;

public class AkomaNtosoExportTests(ITestOutputHelper output)
{
    private static readonly XNamespace Akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    private static readonly XNamespace Ts = "urn:thong-suot:duties:1";

    public static TheoryData<string> Samples =>
        ["made: plan", "made: plain", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples")).Where(f => Path.GetExtension(f) is ".docx" or ".txt" or ".html").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_AnyDocument_IsValidAgainstTheSchema(string sample)
    {
        var xml = Written(sample switch
        {
            "made: plan" => SampleDocuments.PartyPlan(),
            "made: plain" => SampleDocuments.Plain(),
            _ => DocumentReader.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", sample)), sample, cancel: TestContext.Current.CancellationToken),
        });
        if (Schemas() is not { } schemas)
        {
            output.WriteLine("Not checked: validity against the OASIS schema (akomantoso30.xsd is not here). Checked instead: structure and identifiers.");
            Assert.NotNull(xml.Root!.Element(Akn + "doc")!.Element(Akn + "meta"));
            Assert.NotNull(xml.Root.Element(Akn + "doc")!.Element(Akn + "mainBody"));
            return;
        }
        var wrong = new List<string>();
        xml.Validate(schemas, (_, e) => wrong.Add(e.Message));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Write_Provisions_NestWithIdsAfterTheNamingConvention()
    {
        var xml = Written(SampleDocuments.PartyPlan());

        var point = Assert.Single(xml.Descendants(Akn + "point"), p => (string?)p.Attribute("eId") == "sec_II__para_1__point_đ");
        Assert.Equal("đ)", point.Element(Akn + "num")!.Value);
        Assert.Equal("Biên soạn tài liệu trong quý II/2024.", point.Element(Akn + "content")!.Element(Akn + "p")!.Value);
        Assert.Equal("sec_II__para_1", (string?)point.Parent!.Attribute("eId"));
        Assert.Equal("NHIỆM VỤ", point.Parent.Parent!.Element(Akn + "heading")!.Value);
    }

    [Fact]
    public void Write_EveryId_IsUniqueAndEveryInnerLinkHasItsTarget()
    {
        var xml = Written(SampleDocuments.PartyPlan());

        var ids = xml.Descendants().Attributes("eId").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var links = xml.Descendants().Attributes().Where(a => a.Name.LocalName is "refersTo" or "source" or "role" or "href" && a.Value.StartsWith('#')).Select(a => a.Value[1..]);
        Assert.Empty(links.Except(ids));
    }

    [Fact]
    public void Write_WholeText_IsKeptInOrder()
    {
        var document = SampleDocuments.PartyPlan();

        var doc = Written(document).Root!.Element(Akn + "doc")!;
        doc.Descendants(Akn + "meta").ToList().ForEach(m => m.Remove());

        Assert.Equal(Letters(document.Text), Letters(doc.Value));

        static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void Write_Duties_PointAtTheProvisionTheyStandIn()
    {
        var duty = Written(SampleDocuments.PartyPlan()).Descendants(Ts + "duty").First();

        Assert.Equal("#sec_II__para_1__point_a", (string?)duty.Attribute("href"));
        Assert.Equal("2024-03-19", (string?)duty.Element(Ts + "deadline")!.Attribute("lastGoodDay"));
        Assert.Equal("#org-ban-tuyen-giao-thi-uy", (string?)duty.Element(Ts + "actor")!.Attribute("refersTo"));
    }

    [Fact]
    public void Write_HeadAndCitations_AreMarked()
    {
        var xml = Written(SampleDocuments.PartyPlan());

        Assert.Equal("27-KH/ThU", Assert.Single(xml.Descendants(Akn + "docNumber")).Value);
        Assert.Equal("2024-03-05", (string?)Assert.Single(xml.Descendants(Akn + "docDate")).Attribute("date"));
        Assert.Contains(xml.Descendants(Akn + "ref"), r => (string?)r.Attribute("href") == "/akn/vn/doc/nghi-dinh/2019-02-01/15-2019-nd-cp");
        Assert.Equal("/akn/vn/doc/ke-hoach/thi-uy-song-may/2024-03-05/27-kh-thu", (string?)xml.Descendants(Akn + "FRBRuri").First().Attribute("value"));
        Assert.Equal("Lê Thị Minh Hạnh", Assert.Single(xml.Descendants(Akn + "person")).Value);
    }

    [Fact]
    public void Write_TextWithCharsXmlForbids_ReplacesThem()
    {
        var document = new DocumentBuilder().Line(0, Documents.Structure.NodeKind.Paragraph, "một\u0001hai\uD800ba 😀").Build();

        Assert.Contains("một\uFFFDhai\uFFFDba 😀", Written(document).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_VeryDeepNesting_DoesNotFail()
    {
        var builder = new DocumentBuilder();
        for (var depth = 0; depth < 3_000; depth++) builder.Line(depth, Documents.Structure.NodeKind.Provision, "a) sâu", "a", 3);

        var ids = Written(builder.Build()).Descendants().Attributes("eId").Select(a => a.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id.Length, 1, 500));
    }

    private static XDocument Written(Document document)
    {
        using var stream = new MemoryStream();
        AkomaNtosoExport.Write(document, stream);
        stream.Position = 0;
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static XmlSchemaSet? Schemas()
    {
        if (Repository.Beside("shared/data/schemas") is not { } folder) return null;
        var schemas = new XmlSchemaSet { XmlResolver = null };
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        foreach (var file in new[] { "xml.xsd", "akomantoso30.xsd" })
        {
            using var reader = XmlReader.Create(Path.Combine(folder, file), settings);
            schemas.Add(null, reader);
        }
        return schemas;
    }
}
