using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Structure;

/// <summary>From stored text to everything understood of it, each step once and in this order.</summary>
internal static class Understanding
{
    public static Document Of(SourceText source, SourceInfo info, CancellationToken cancel)
    {
        var frame = FrameReader.Read(source);
        cancel.ThrowIfCancellationRequested();
        var (root, mended) = Outline.Build(source, frame);
        cancel.ThrowIfCancellationRequested();
        var references = References.In(source, frame.Header);
        var abbreviations = Abbreviations.In(source);
        var announced = Announcements.In(source);
        var targets = Targets.In(source, root);
        cancel.ThrowIfCancellationRequested();
        var (duties, unclear) = Duties.DutyReader.Read(source, frame, root, cancel);
        return new Document
        {
            ReaderVersion = DocumentReader.Version,
            Source = info,
            Text = source.Text,
            Header = frame.Header,
            Root = root,
            Signatures = frame.Signatures,
            Recipients = frame.Recipients,
            Addressees = frame.Addressees,
            References = references,
            Abbreviations = abbreviations,
            Announced = announced,
            Targets = targets,
            Duties = duties,
            Findings = [.. source.Findings.Concat(frame.Findings).Concat(mended).Concat(unclear).OrderBy(f => f.Span.Start)],
        };
    }
}
