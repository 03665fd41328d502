/**
 * What PowerShell does for one paper: the calls of winspool.drv that Microsoft documents for sending raw data to a printer.
 * Says one line of JSON. Written after the documentation and never yet run beside a real Windows printer.
 */
export const RAW_PRINT_SCRIPT = `
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.IO;
using System.Runtime.InteropServices;
public static class RawPrinter {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public class RawDocument { public string Name; public string Output; public string Kind; }
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public struct PrinterSeen {
    public string Server, Printer, Share, Port, Driver, Comment, Location; public IntPtr DevMode;
    public string SeparatorFile, Processor, DataType, Parameters; public IntPtr Security;
    public uint Attributes, Priority, DefaultPriority, StartTime, UntilTime, Status, Jobs, AveragePPM;
  }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern bool OpenPrinterW(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern bool GetPrinterW(IntPtr printer, uint level, IntPtr info, uint size, out uint needed);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern uint StartDocPrinterW(IntPtr printer, uint level, [In] RawDocument doc);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool AbortPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool StartPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool WritePrinter(IntPtr printer, byte[] data, int size, out int written);

  static string Failed(string step) {
    return "{\\"is\\":\\"failed\\",\\"step\\":\\"" + step + "\\",\\"error\\":" + Marshal.GetLastWin32Error() + "}";
  }
  public static string Look(string name) {
    IntPtr printer;
    if (!OpenPrinterW(name, out printer, IntPtr.Zero)) return Failed("OpenPrinter");
    IntPtr info = IntPtr.Zero;
    try {
      uint needed;
      GetPrinterW(printer, 2, IntPtr.Zero, 0, out needed);
      info = Marshal.AllocHGlobal((int)needed);
      if (!GetPrinterW(printer, 2, info, needed, out needed)) return Failed("GetPrinter");
      PrinterSeen seen = (PrinterSeen)Marshal.PtrToStructure(info, typeof(PrinterSeen));
      return "{\\"is\\":\\"printer\\",\\"status\\":" + seen.Status + ",\\"attributes\\":" + seen.Attributes + "}";
    } finally { if (info != IntPtr.Zero) Marshal.FreeHGlobal(info); ClosePrinter(printer); }
  }
  public static string Print(string name, Stream paper) {
    MemoryStream all = new MemoryStream();
    paper.CopyTo(all);
    byte[] data = all.ToArray();
    IntPtr printer;
    if (!OpenPrinterW(name, out printer, IntPtr.Zero)) return Failed("OpenPrinter");
    try {
      RawDocument doc = new RawDocument(); doc.Name = "Tillkeeper"; doc.Output = null; doc.Kind = "RAW";
      if (StartDocPrinterW(printer, 1, doc) == 0) return Failed("StartDocPrinter");
      int written = 0;
      if (!StartPagePrinter(printer) || !WritePrinter(printer, data, data.Length, out written) || written != data.Length) {
        string failed = Failed("WritePrinter");
        AbortPrinter(printer);
        return failed;
      }
      if (!EndPagePrinter(printer) || !EndDocPrinter(printer)) return Failed("EndDocPrinter");
      return "{\\"is\\":\\"spooled\\",\\"bytes\\":" + written + "}";
    } finally { ClosePrinter(printer); }
  }
}
'@
$name = $env:TILLKEEPER_PRINTER
if ($env:TILLKEEPER_TASK -eq 'print') { [Console]::Out.Write([RawPrinter]::Print($name, [Console]::OpenStandardInput())) }
else { [Console]::Out.Write([RawPrinter]::Look($name)) }
`;
