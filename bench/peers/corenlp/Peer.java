import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Reads articles, parted by form feeds, with Stanford CoreNLP in one thread; prints tokens, seconds of processor and of the clock. */
public final class Peer {
  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner,depparse,quote");
    properties.setProperty("ner.applyFineGrained", "false");
    properties.setProperty("ner.useSUTime", "false");
    properties.setProperty("quote.attributeQuotes", "false");
    properties.setProperty("threads", "1");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
    String[] texts = Files.readString(Path.of(args[0])).split("\f");
    pipeline.annotate(new CoreDocument(texts[0]));
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    long tokens = 0;
    for (String text : texts) {
      CoreDocument document = new CoreDocument(text);
      pipeline.annotate(document);
      tokens += document.tokens().size();
    }
    System.out.println(
        tokens + " " + (system.getProcessCpuTime() - cpu) / 1e9 + " " + (System.nanoTime() - start) / 1e9);
  }
}
