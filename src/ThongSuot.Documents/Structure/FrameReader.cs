using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>Finds the parts around the provisions.</summary>
internal static class FrameReader
{
    public static Frame Read(SourceText source)
    {
        var lines = FrameLines.Of(source);
        var head = HeaderReader.Read(source, lines);
        var body = head.Next;
        IReadOnlyList<Recipient> addressees = [];
        TextSpan addressed = default;
        if (head.Addressed >= 0)
        {
            addressees = AddresseeReader.Read(source, lines, head.Addressed, out addressed, out var next);
            body = Math.Max(body, next);
        }
        var closing = ClosingReader.Read(source, lines, body);
        var signed = closing.Start < lines.Count;
        var (parts, blanks) = AnnexReader.Read(source, lines, signed ? closing.End : head.Next, signed);
        var findings = new List<Finding>(head.Findings);
        findings.AddRange(blanks);
        if (closing.Signatures.Count > 0 && closing.Signatures[0].Name is null) findings.Add(new Finding("TS-HEAD-09", Severity.Info, closing.Signatures[0].Span));
        return new Frame
        {
            Header = head.Header,
            HeaderSpan = head.Span,
            Addressees = addressees,
            AddresseesSpan = addressed,
            Signatures = closing.Signatures,
            SignatureSpans = closing.SignatureSpans,
            Recipients = closing.Recipients,
            RecipientSpans = closing.RecipientSpans,
            Parts = parts,
            Findings = findings,
        };
    }
}
