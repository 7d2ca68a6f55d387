using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ThongSuot.Documents.Export;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Export;

public class EdXmlExportTests
{
    private static readonly XNamespace Ed = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

    [Fact]
    public void Write_Header_IsFilledFromTheDocument()
    {
        var header = Written(SampleDocuments.PartyPlan(), []).Descendants(Ed + "MessageHeader").Single();

        Assert.Equal("Thị ủy Sông Mây", header.Element(Ed + "From")!.Element(Ed + "OrganName")!.Value);
        Assert.Equal(("27", "KH/ThU"), (header.Element(Ed + "Code")!.Element(Ed + "CodeNumber")!.Value, header.Element(Ed + "Code")!.Element(Ed + "CodeNotation")!.Value));
        Assert.Equal("2024/03/05", header.Descendants(Ed + "PromulgationDate").First().Value);
        Assert.Equal("Lê Thị Minh Hạnh", header.Element(Ed + "SignerInfo")!.Element(Ed + "FullName")!.Value);
        Assert.Equal(["Thường trực Tỉnh ủy", "Lưu Văn phòng Thị ủy"], header.Elements(Ed + "To").Select(t => t.Element(Ed + "OrganName")!.Value));
    }

    [Fact]
    public void Write_Trace_KeepsTheSpellingOfTheRegulation()
    {
        var trace = Written(SampleDocuments.PartyPlan(), []).Descendants(Ed + "TraceHeaderList").Single();

        Assert.Equal("0", trace.Element(Ed + "Bussiness")!.Element(Ed + "BussinessDocType")!.Value);
    }

    [Fact]
    public void Write_WithOriginal_AttachesItZipped()
    {
        var xml = Written(SampleDocuments.PartyPlan(), Encoding.UTF8.GetBytes("nguyên bản"));

        var attachment = xml.Root!.Element(Ed + "AttachmentEncoded")!.Element(Ed + "Attachment")!;
        using var zip = new ZipArchive(new MemoryStream(Convert.FromBase64String(attachment.Element(Ed + "ContentTransferEncoded")!.Value)));
        using var reader = new StreamReader(zip.GetEntry("ke-hoach.txt")!.Open());
        Assert.Equal("nguyên bản", reader.ReadToEnd());
        var reference = xml.Descendants(Ed + "Reference").Single();
        Assert.Equal(attachment.Element(Ed + "ContentId")!.Value, reference.Element(Ed + "ContentId")!.Value);
    }

    [Fact]
    public void Write_WithoutOriginal_AttachesNothing()
    {
        var xml = Written(SampleDocuments.PartyPlan(), []);

        Assert.Empty(xml.Descendants(Ed + "Attachment"));
        Assert.Empty(xml.Descendants(Ed + "Reference"));
    }

    [Fact]
    public void Write_BlankHead_LeavesElementsEmpty() => Assert.Equal("", Written(SampleDocuments.Plain(), []).Descendants(Ed + "DocumentId").First().Value);

    private static XDocument Written(Document document, byte[] original)
    {
        using var stream = new MemoryStream();
        EdXmlExport.Write(document, original, stream);
        stream.Position = 0;
        return XDocument.Load(stream);
    }
}
