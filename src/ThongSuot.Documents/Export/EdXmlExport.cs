using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Export;

/// <summary>
/// Writes an envelope for document exchange with the element names of QCVN 102:2016/BTTTT ("Bussiness" is its spelling). What the document does
/// not say (organ ids, addresses, digital signature) is left empty for the sender's system; it has not been checked against the official schema.
/// </summary>
public static class EdXmlExport
{
    internal const string Namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const string Prefix = "edXML";
    private const string ContentId = "original-1";

    private static readonly string[] Contact = ["OrganAdd", "Email", "Telephone", "Fax", "Website"];
    private static readonly string[] Staff = ["Department", "Staff", "Mobile", "Email"];

    // A zip keeps no time before 1980; the same document must give the same bytes.
    private static readonly DateTimeOffset ZipTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FrozenDictionary<string, string> Types =
        DataTable.Rows("Export/edxml-types.tsv").ToFrozenDictionary(r => Folding.Fold(r[0]), r => r[1], StringComparer.Ordinal);

    /// <summary>Writes the envelope; the stream stays open.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="original">The bytes it was read from, attached as a zip; empty to attach nothing.</param>
    /// <param name="to">Where to.</param>
    /// <param name="senderOrganId">Organ id of the sender ("000.00.10.H56"), when known.</param>
    public static void Write(Document document, ReadOnlyMemory<byte> original, Stream to, string senderOrganId = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        using var xml = XmlWriter.Create(to, XmlText.Settings);
        new Envelope(document, xml, senderOrganId).Write(original);
    }

    private sealed class Envelope(Document document, XmlWriter xml, string senderOrganId)
    {
        private readonly DocumentHeader _header = document.Header;

        private string AttachmentName => Path.GetFileName(document.Source.Name) is { Length: > 0 } name ? name : "van-ban." + Extension;

        private string Extension => document.Source.Format switch
        {
            SourceFormat.ScannedPdf => "pdf",
            SourceFormat.Text => "txt",
            SourceFormat.Image => "img",
            var format => JsonValues.Name(format),
        };

        public void Write(ReadOnlyMemory<byte> original)
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("edXML", Namespace);
            xml.WriteAttributeString("xmlns", Prefix, null, Namespace);
            xml.WriteAttributeString("xmlns", "xlink", null, XLink);
            Prefixed("edXMLEnvelope", () =>
            {
                Prefixed("edXMLHeader", () =>
                {
                    Element("MessageHeader", MessageHeader);
                    TraceHeaderList();
                });
                Prefixed("edXMLBody", () => Prefixed("edXMLManifest", () =>
                {
                    xml.WriteAttributeString("version", "1.0");
                    if (!original.IsEmpty) Reference();
                }));
            });
            if (!original.IsEmpty) Element("AttachmentEncoded", () => Element("Attachment", () => Attachment(original)));
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        private void MessageHeader()
        {
            Element("From", () => Organ(senderOrganId, _header.Superior?.Value, _header.Issuer?.Value));
            foreach (var receiver in document.Addressees.Concat(document.Recipients)) Element("To", () => Organ("", null, receiver.Name));
            Code(_header.Number, _header.Symbol);
            Element("PromulgationInfo", () =>
            {
                Value("Place", _header.Place?.Value);
                Value("PromulgationDate", Date(_header.Date?.Value));
            });
            Element("DocumentType", () =>
            {
                Value("Type", Types.GetValueOrDefault(Folding.Fold(_header.Type?.Value)));
                Value("TypeName", _header.Type?.Value, 100);
                Value("TypeDetail", "");
            });
            Value("Subject", _header.Subject?.Value, 500);
            Value("Content", "");
            foreach (var signature in document.Signatures) Element("SignerInfo", () => Signer(signature));
            Value("DueDate", "");
            Element("ToPlaces", () =>
            {
                foreach (var receiver in document.Recipients) Value("Place", receiver.Name, 1000);
            });
            Element("OtherInfo", OtherInfo);
            foreach (var answered in document.References.Where(r => r.Relation is RelationKind.Answers)) Element("ResponseFor", () => Answer(answered));
            Value("SteeringType", "");
            Value("DocumentId", DocumentId());
        }

        private void Organ(string id, string? superior, string? name)
        {
            Value("OrganId", id);
            Value("OrganizationInCharge", superior, 200);
            Value("OrganName", name, 200);
            foreach (var unknown in Contact) Value(unknown, "");
        }

        private void Code(string? number, string? symbol) => Element("Code", () =>
        {
            Value("CodeNumber", number, 11);
            Value("CodeNotation", symbol, 30);
        });

        private void Signer(Signature signature)
        {
            Value("Competence", string.Join(" ", signature.Capacities.Select(c => c.Span.Of(document.Text))), 100);
            Value("Position", signature.Office, 100);
            Value("FullName", signature.Name?.Value, 50);
        }

        private void OtherInfo()
        {
            Value("Priority", Folding.Fold(_header.Urgency?.Value) switch { "" => "0", "thuong khan" => "2", "hoa toc" => "3", _ => "1" });
            Value("SphereOfPromulgation", "");
            Value("TyperNotation", "");
            Value("PromulgationAmount", "");
            Value("PageAmount", document.Source.Pages?.ToString(CultureInfo.InvariantCulture));
            Value("Direction", "");
            Element("Appendixes", () =>
            {
                foreach (var annex in document.Root.Children.Where(n => n.Kind is NodeKind.Annex)) Value("Appendix", annex.Label);
            });
        }

        private void Answer(Reference answered)
        {
            Value("OrganId", "");
            Value("Code", answered.Identifier);
            Value("PromulgationDate", Date(answered.Date));
            Value("DocumentId", "");
        }

        private void TraceHeaderList() => Element("TraceHeaderList", () =>
        {
            xml.WriteAttributeString("id", "trace");
            xml.WriteAttributeString("version", "1.0");
            xml.WriteAttributeString("mustUnderstand", "1");
            xml.WriteAttributeString("actor", "http://schemas.xmlsoap.org/soap/actor/next");
            Element("TraceHeader", () =>
            {
                Value("OrganId", senderOrganId);
                Value("Timestamp", _header.Date is { } date ? Date(date.Value) + " 00:00:00" : "");
            });
            Element("Bussiness", () =>
            {
                // 0: a new document (1 recall, 2 update, 3 replacement).
                Value("BussinessDocType", "0");
                Value("BussinessDocReason", "");
                Value("DocumentId", DocumentId());
                Element("StaffInfo", () =>
                {
                    foreach (var unknown in Staff) Value(unknown, "");
                });
                Value("Paper", "");
            });
        });

        private void Reference() => Element("Reference", () =>
        {
            xml.WriteAttributeString("xlink", "href", XLink, "cid:" + ContentId);
            Value("ContentId", ContentId);
            Value("ContentType", "application/zip");
            Value("AttachmentName", AttachmentName);
            Value("Description", _header.Subject?.Value, 500);
        });

        private void Attachment(ReadOnlyMemory<byte> original)
        {
            Value("ContentType", "application/zip");
            Value("ContentId", ContentId);
            Value("Description", _header.Subject?.Value, 500);
            Element("ContentTransferEncoded", () =>
            {
                using var zip = Zipped(original);
                xml.WriteBase64(zip.GetBuffer(), 0, (int)zip.Length);
            });
            Value("AttachmentName", AttachmentName);
        }

        private MemoryStream Zipped(ReadOnlyMemory<byte> original)
        {
            var zipped = new MemoryStream();
            using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
            {
                var entry = zip.CreateEntry(AttachmentName);
                entry.LastWriteTime = ZipTime;
                using var stream = entry.Open();
                stream.Write(original.Span);
            }
            return zipped;
        }

        /// <summary>Sender's organ id, date, number and symbol; empty while the number or the date is blank.</summary>
        private string DocumentId() => _header is { Identifier: { } identifier, Date: { } date } ? $"{senderOrganId},{Date(date.Value)},{identifier.Value}" : "";

        private static string? Date(DateOnly? date) => date?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);

        private void Prefixed(string name, Action content)
        {
            xml.WriteStartElement(Prefix, name, Namespace);
            content();
            xml.WriteEndElement();
        }

        private void Element(string name, Action content)
        {
            xml.WriteStartElement("", name, Namespace);
            content();
            xml.WriteEndElement();
        }

        /// <summary>A value, cut to the length the metadata table allows (NĐ 30/2020/NĐ-CP, PL VI).</summary>
        private void Value(string name, string? value, int most = int.MaxValue)
        {
            var text = value ?? "";
            if (text.Length > most) text = text[..most];
            xml.WriteStartElement("", name, Namespace);
            if (text.Length > 0) xml.WriteString(XmlText.Clean(text));
            xml.WriteEndElement();
        }
    }
}
