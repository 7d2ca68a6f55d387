using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents;

/// <summary>
/// Opens every PDF in a process of its own before it is read in this one. A file made to overflow the stack of what parses it, or to eat all memory, ends
/// that process and is one clear error here. The processes stay and take one file after another; they end with this object, or with this process.
/// </summary>
/// <param name="program">The program to start; it must give control to <see cref="Serve"/>.</param>
/// <param name="arguments">Its arguments.</param>
public sealed class PdfTrial(string program, IReadOnlyList<string> arguments) : IDisposable
{
    /// <summary>The argument by which a program is asked to serve trials.</summary>
    public const string Argument = "try-pdf";

    private const int HeaderLength = sizeof(int) + sizeof(long);
    // Less than the threads of this process have, so that what holds there holds here.
    private const int StackBytes = 768 * 1024;
    private const long MemoryBytes = 2L << 30;
    private const byte Survived = 1;

    private readonly ConcurrentBag<Process> _idle = [];
    private bool _disposed;

    /// <summary>Trials by a program, started with <see cref="Argument"/>: its executable beside the assembly, or the assembly under the host that runs this process.</summary>
    public static PdfTrial Of(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var host = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program file.");
        // Published as one file there is no assembly on disk, and the process is the program.
        if (program.Location.Length == 0) return new PdfTrial(host, [Argument]);
        if (string.Equals(Path.GetFileNameWithoutExtension(host), "dotnet", StringComparison.OrdinalIgnoreCase)) return new PdfTrial(host, [program.Location, Argument]);
        return new PdfTrial(Path.ChangeExtension(program.Location, OperatingSystem.IsWindows() ? "exe" : null), [Argument]);
    }

    /// <summary>The other side: takes files from <paramref name="input"/> until it ends and answers each that did not end this process.</summary>
    public static void Serve(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var worker = new Thread(() =>
        {
            var header = new byte[HeaderLength];
            while (input.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength)
            {
                var bytes = new byte[BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(sizeof(int)))];
                input.ReadExactly(bytes);
                PdfReader.Try(bytes, ReaderOptions.Default with { MaxPages = BinaryPrimitives.ReadInt32LittleEndian(header), MaxBytes = long.MaxValue });
                output.WriteByte(Survived);
                output.Flush();
            }
        }, StackBytes);
        worker.Start();
        worker.Join();
    }

    /// <summary>Lets a process try the file.</summary>
    /// <exception cref="ReadException">The process ended or took too long, or could not be started.</exception>
    internal void Check(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancel.ThrowIfCancellationRequested();
        var process = _idle.TryTake(out var idle) ? idle : Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.OutsideTimeout);
        var survived = false;
        try
        {
            // Ending the process ends the waiting on its pipes, which hears no token.
            using (limit.Token.Register(() => OutsideProgram.End(process))) survived = Ask(process, bytes, options.MaxPages);
        }
        catch (IOException)
        {
            // It ended while it was spoken to.
        }
        if (survived) _idle.Add(process);
        else
        {
            OutsideProgram.End(process);
            process.Dispose();
            cancel.ThrowIfCancellationRequested();
            throw ReadErrors.Harmful();
        }
    }

    /// <summary>Ends the processes.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var process))
        {
            OutsideProgram.End(process);
            process.Dispose();
        }
    }

    private static bool Ask(Process process, ReadOnlyMemory<byte> bytes, int pages)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, pages);
        BinaryPrimitives.WriteInt64LittleEndian(header[sizeof(int)..], bytes.Length);
        var input = process.StandardInput.BaseStream;
        input.Write(header);
        input.Write(bytes.Span);
        input.Flush();
        return process.StandardOutput.BaseStream.ReadByte() == Survived;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = MemoryBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            var process = Process.Start(start)!;
            // What a dying process says of its stack is long and tells a person nothing.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw ReadErrors.Untried(e);
        }
    }
}
