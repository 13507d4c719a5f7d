// A real Neo4j for tests.  usage: java -cp <jars> Neo4jServer <password> [home]
// Prints "READY bolt=<uri> http=<uri>" and runs until its standard input closes. It works on a copy of `home`, where one is given, and
// throws its own data away at the end. It serves Neo4j Browser, too. `CALL test.readOnly(true)` forbids writing to the database, as the
// setting server.databases.read_only does.
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;

public class Neo4jServer {
  private static Config config;

  @Procedure(name = "test.readOnly", mode = Mode.DBMS)
  public void readOnly(@Name("on") boolean on) {
    config.setDynamic(GraphDatabaseSettings.read_only_databases, on ? Set.of("neo4j") : Set.of(), "test");
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("neo4j-test-");
    var builder = Neo4jBuilders.newInProcessBuilder(folder)
        .withProcedure(Neo4jServer.class)
        .withConfig(GraphDatabaseSettings.auth_enabled, true)
        // After three wrong passwords the right one, too, would be refused for a while.
        .withConfig(GraphDatabaseSettings.auth_max_failed_attempts, 0)
        .withConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
        .withConfig(HttpConnector.listen_address, new SocketAddress("127.0.0.1", 0))
        .withConfig(GraphDatabaseSettings.pagecache_memory, 32L << 20)
        // Else it lingers ten seconds when asked to stop.
        .withConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, Duration.ZERO)
        .withConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0);
    if (args.length > 1) builder.copyFrom(Path.of(args[1]).toAbsolutePath());
    Neo4j neo4j = builder.build();
    config = ((GraphDatabaseAPI) neo4j.defaultDatabaseService()).getDependencyResolver().resolveDependency(Config.class);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      neo4j.close();
      folder.toFile().delete();
    }));
    neo4j.databaseManagementService().database("system").executeTransactionally(
        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", args[0]));
    System.out.println("READY bolt=" + neo4j.boltURI() + " http=" + neo4j.httpURI());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }
}
