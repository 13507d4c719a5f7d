// What Gephi makes of a graph file.  usage: java -cp <gephi-toolkit-all.jar> GephiInspect in.gexf [out.svg | out.pdf ...]
// Prints one line of JSON: the issues that the importer raises, counts before and after Gephi merges what it takes for one edge, columns
// with their titles and types, the timeline's bounds. -Dmerge=no keeps parallel edges apart, as the import dialog can. Pictures are drawn
// as the file places and colours them.
import java.awt.Color;
import java.awt.Font;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Table;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ContainerUnloader;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiInspect {
  static <T> T find(Class<T> type) {
    return Lookup.getDefault().lookup(type);
  }

  static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toCharArray())
      out.append(c < 32 || c == '"' || c == '\\' || c > 126 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    return out.append('"').toString();
  }

  static String day(double milliseconds) {
    return text(Instant.ofEpochMilli((long) milliseconds).toString().substring(0, 10));
  }

  static String columns(Table table) {
    List<String> found = new ArrayList<>();
    for (Column column : table)
      found.add(text(column.getId()) + ":" + text(column.getTitle() + ": " + column.getTypeClass().getSimpleName()));
    return found.stream().collect(Collectors.joining(",", "{", "}"));
  }

  public static void main(String[] args) throws Exception {
    ProjectController projects = find(ProjectController.class);
    projects.newProject();
    ImportController importer = find(ImportController.class);
    Container container = importer.importFile(new File(args[0]));
    container.getLoader().setAllowAutoNode(false); // an edge to an undeclared node is lost, not a new node
    if ("no".equals(System.getProperty("merge"))) container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    ContainerUnloader file = container.getUnloader();
    int nodes = file.getNodeCount();
    int edges = file.getEdgeCount();
    Report report = container.getReport();
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    List<String> issues = new ArrayList<>();
    for (Issue issue : report.getIssuesList(1000))
      issues.add("{\"level\":" + text(String.valueOf(issue.getLevel())) + ",\"message\":" + text(issue.getMessage()) + "}");
    report.close();
    GraphModel model = find(GraphController.class).getGraphModel();
    Graph graph = model.getGraph();
    System.out.println("{\"file\":{\"nodes\":" + nodes + ",\"edges\":" + edges + "}"
        + ",\"graph\":{\"nodes\":" + graph.getNodeCount() + ",\"edges\":" + graph.getEdgeCount() + "}"
        + ",\"dynamic\":" + model.isDynamic()
        + ",\"days\":[" + (model.isDynamic() ? day(model.getTimeBounds().getLow()) + "," + day(model.getTimeBounds().getHigh()) : "") + "]"
        + ",\"nodeColumns\":" + columns(model.getNodeTable()) + ",\"edgeColumns\":" + columns(model.getEdgeTable())
        + ",\"issues\":[" + String.join(",", issues) + "]}");
    PreviewProperties look = find(PreviewController.class).getModel().getProperties();
    look.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
    look.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false); // else a big node gets a huge label
    look.putValue(PreviewProperty.NODE_LABEL_FONT, new Font("DejaVu Sans", Font.PLAIN, 22));
    look.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 4f);
    look.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 85f);
    look.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
    look.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
    look.putValue(PreviewProperty.EDGE_CURVED, true);
    look.putValue(PreviewProperty.EDGE_THICKNESS, 1.5f);
    look.putValue(PreviewProperty.ARROW_SIZE, 0f);
    look.putValue(PreviewProperty.MARGIN, 6f);
    for (int i = 1; i < args.length; i++) find(ExportController.class).exportFile(new File(args[i]));
    System.exit(0);
  }
}
