using System.Globalization;
using System.Xml;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Export;

/// <summary>The meta part: identification (FRBR), the duties as an analysis, the references and the bodies, people and roles named.</summary>
internal sealed class AknMeta(Document document, AknIds ids, AknMarks marks)
{
    private const string DutyNamespace = "urn:thong-suot:duties:1";
    private const string Reader = "#thong-suot";

    private static void Start(XmlWriter xml, string element) => xml.WriteStartElement(element, AkomaNtosoExport.Namespace);

    /// <param name="xml">Where to.</param>
    /// <param name="annex">eId of the attachment the part belongs to; null for the document itself.</param>
    public void Write(XmlWriter xml, string? annex)
    {
        Start(xml, "meta");
        Identification(xml, annex);
        if (annex is null)
        {
            if (document.Duties.Count > 0) Analysis(xml);
            References(xml);
        }
        xml.WriteEndElement();
    }

    /// <summary>/akn/vn/doc/TYPE/ISSUER/DATE/NUMBER; "nn" where the number is blank, as the naming convention has it.</summary>
    private string Work()
    {
        var header = document.Header;
        var date = header.Date is { } issued ? AknMarks.Iso(issued.Value) : "0001-01-01";
        var number = header.Identifier is { } identifier ? Slug.Of(identifier.Value) : "nn";
        return $"/akn/vn/doc/{Slug.Of(header.Type?.Value ?? "van-ban")}/{Slug.Of(header.Issuer?.Value)}/{date}/{number}";
    }

    private void Identification(XmlWriter xml, string? annex)
    {
        var work = Work();
        var date = document.Header.Date is { } issued ? AknMarks.Iso(issued.Value) : null;
        var expression = $"{work}/vie@{date}";
        var component = annex is null ? "/!main" : "/!" + Slug.Of(annex);
        Start(xml, "identification");
        xml.WriteAttributeString("source", Reader);

        Start(xml, "FRBRWork");
        Core(work + component, work, annex is null ? document.Header.Identifier?.Value : null);
        Value("FRBRcountry", "vn");
        if (annex is null && document.Header.Type is { } type) Value("FRBRsubtype", Slug.Of(type.Value));
        if (annex is null && document.Header.Number is { } number) Value("FRBRnumber", number);
        xml.WriteEndElement();

        Start(xml, "FRBRExpression");
        Core(expression + component, expression, null);
        Start(xml, "FRBRlanguage");
        xml.WriteAttributeString("language", "vie");
        xml.WriteEndElement();
        xml.WriteEndElement();

        Start(xml, "FRBRManifestation");
        Core(expression + component + ".xml", expression + ".akn", null);
        Value("FRBRformat", "application/akn+xml");
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Core(string address, string whole, string? alias)
        {
            Value("FRBRthis", address);
            Value("FRBRuri", whole);
            if (alias is not null)
            {
                Start(xml, "FRBRalias");
                xml.WriteAttributeString("value", XmlText.Clean(alias));
                xml.WriteAttributeString("name", "identifier");
                xml.WriteEndElement();
            }
            // The schema wants a date: the first day of the calendar stands for a blank one.
            Start(xml, "FRBRdate");
            xml.WriteAttributeString("date", date ?? "0001-01-01");
            xml.WriteAttributeString("name", date is null ? "unknown" : "issued");
            xml.WriteEndElement();
            Start(xml, "FRBRauthor");
            xml.WriteAttributeString("href", "#issuer");
            xml.WriteEndElement();
        }

        void Value(string element, string value)
        {
            Start(xml, element);
            xml.WriteAttributeString("value", XmlText.Clean(value));
            xml.WriteEndElement();
        }
    }

    private void References(XmlWriter xml)
    {
        var header = document.Header;
        Start(xml, "references");
        xml.WriteAttributeString("source", Reader);
        for (var i = 0; i < document.References.Count; i++)
        {
            var cited = document.References[i];
            Link("activeRef", string.Create(CultureInfo.InvariantCulture, $"ref-{i + 1}"), AknMarks.Address(cited), $"{cited.Type} {cited.Identifier}".Trim());
        }
        Link("TLCOrganization", "thong-suot", "/akn/ontology/organization/thong-suot", $"Thông Suốt {document.ReaderVersion}");
        Link("TLCOrganization", "issuer", "/akn/ontology/organization/vn/" + Slug.Of(header.Issuer?.Value), header.Issuer?.Value ?? "?");
        if (header.Place is { } place) Link("TLCLocation", "place", "/akn/ontology/location/vn/" + Slug.Of(place.Value), place.Value);
        foreach (var (id, name) in marks.Bodies) Link("TLCOrganization", id, "/akn/ontology/organization/vn/" + id[4..], name);
        for (var i = 0; i < document.Signatures.Count; i++)
        {
            if (document.Signatures[i].Name is { } name) Link("TLCPerson", AknMarks.Signer(i)[1..], "/akn/ontology/person/vn/" + Slug.Of(name.Value), name.Value);
        }
        foreach (var authority in document.Signatures.SelectMany(s => s.Capacities).Select(c => c.Authority).Distinct())
            Link("TLCRole", AknMarks.Role(authority), "/akn/ontology/role/" + AknMarks.Role(authority), JsonValues.Name(authority));
        foreach (var role in document.Duties.SelectMany(Actors).Select(a => a.Role).Distinct(StringComparer.Ordinal))
            Link("TLCRole", "role-" + role, "/akn/ontology/role/" + role, role);
        xml.WriteEndElement();

        void Link(string element, string id, string address, string shown)
        {
            Start(xml, element);
            xml.WriteAttributeString("eId", id);
            xml.WriteAttributeString("href", address);
            xml.WriteAttributeString("showAs", XmlText.Clean(shown));
            xml.WriteEndElement();
        }
    }

    private void Analysis(XmlWriter xml)
    {
        Start(xml, "analysis");
        xml.WriteAttributeString("source", Reader);
        Start(xml, "otherAnalysis");
        xml.WriteAttributeString("source", Reader);
        xml.WriteStartElement("ts", "duties", DutyNamespace);
        foreach (var duty in document.Duties) Write(xml, duty);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Write(XmlWriter xml, Duty duty)
    {
        Element("duty");
        xml.WriteAttributeString("id", XmlText.Clean(duty.Id));
        xml.WriteAttributeString("href", "#" + ids.Holding(duty.Id, duty.Quote));
        xml.WriteAttributeString("rule", duty.RuleId);
        if (duty.IsRequest) xml.WriteAttributeString("request", "true");
        Element("quotation");
        xml.WriteString(XmlText.Clean(duty.Text));
        xml.WriteEndElement();
        foreach (var (role, body) in Actors(duty))
        {
            Element("actor");
            xml.WriteAttributeString("role", "#role-" + role);
            xml.WriteAttributeString("refersTo", "#" + marks.Body(body.Name));
            xml.WriteEndElement();
        }
        foreach (var deadline in duty.Deadlines)
        {
            Element("deadline");
            xml.WriteAttributeString("kind", JsonValues.Name(deadline.Kind));
            if (deadline.Due is { } due) xml.WriteAttributeString("due", AknMarks.Iso(due));
            if (deadline.LastGoodDay is { } last) xml.WriteAttributeString("lastGoodDay", AknMarks.Iso(last));
            if (deadline.Every is { } every) xml.WriteAttributeString("every", every);
            xml.WriteString(XmlText.Clean(deadline.Written));
            xml.WriteEndElement();
        }
        if (duty.Deliverable is { } deliverable)
        {
            Element("deliverable");
            xml.WriteString(XmlText.Clean(deliverable.Value));
            xml.WriteEndElement();
        }
        if (duty.Route is { } route)
        {
            Element("report");
            if (route.To is { } to) xml.WriteAttributeString("to", XmlText.Clean(to));
            if (route.Through is { } through) xml.WriteAttributeString("through", XmlText.Clean(through));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();

        void Element(string name) => xml.WriteStartElement("ts", name, DutyNamespace);
    }

    private static IEnumerable<(string Role, Actor Body)> Actors(Duty duty) =>
        duty.Lead.Select(a => ("lead", a)).Concat(duty.Cooperating.Select(a => ("cooperating", a))).Concat(duty.Advising.Select(a => ("advising", a)))
            .Concat(duty.Monitoring.Select(a => ("monitoring", a))).Concat(duty.Delegated.Select(a => ("delegated", a)));
}
