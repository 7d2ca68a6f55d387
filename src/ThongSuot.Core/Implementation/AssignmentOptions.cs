using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>A step of an assignment.</summary>
/// <param name="Sentence">What is reported, or why: to decline and to return needs a reason.</param>
/// <param name="Percent">How far it is, 0 to 100; a submission makes it 100.</param>
/// <param name="Version">The version the person saw; null when it does not matter.</param>
/// <param name="Evidence">What proves it, added with the step.</param>
public sealed record MoveAssignmentOptions(long Id, AssignmentMove Move, string? Sentence = null, int? Percent = null, int? Version = null, IReadOnlyList<EvidenceOptions>? Evidence = null);

/// <param name="Until">The day asked for, after the present one.</param>
public sealed record AskExtensionOptions(long Id, DateOnly Until, string Sentence, int? Version = null);

/// <param name="Until">The day granted, which may be another than the one asked for; null refuses, for which a reason is needed.</param>
public sealed record AnswerExtensionOptions(long Id, DateOnly? Until, string? Sentence = null, int? Version = null);

/// <param name="OrganizationIds">Bodies below, on the line of the programme.</param>
/// <param name="DueOn">Their last day; null for the day of the assignment itself.</param>
public sealed record DelegateAssignmentOptions(long Id, IReadOnlyList<long> OrganizationIds, DateOnly? DueOn = null, string? Sentence = null, int? Version = null);

public sealed record AddEvidenceOptions(long Id, IReadOnlyList<EvidenceOptions> Evidence);

/// <summary>A file that was stored before, an address, or a registered document: one of them.</summary>
public sealed record EvidenceOptions(string Title, EvidenceFile? File = null, Uri? Address = null, long? DocumentId = null)
{
    internal Evidence Of(long assignmentId, DateTime at, long? personId)
    {
        RuleException.When(string.IsNullOrWhiteSpace(Title), "rule.evidence.title-missing");
        RuleException.When(Title.Trim().Length > Documents.Document.LongestName, "rule.evidence.title-too-long", Documents.Document.LongestName);
        RuleException.When((File is null ? 0 : 1) + (Address is null ? 0 : 1) + (DocumentId is null ? 0 : 1) != 1, "rule.evidence.one");
        var evidence = new Evidence(assignmentId, Title, at, personId);
        return File is { } file ? evidence.OfFile(file.Hash, file.Name, file.Length) : Address is { } address ? evidence.OfAddress(address) : evidence.OfDocument(DocumentId!.Value);
    }
}

/// <summary>A file as it lies in the store.</summary>
public sealed record EvidenceFile(string Hash, string Name, long Length);
