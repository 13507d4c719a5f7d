/**
 * How sigma draws an edge of ours: a ribbon along a quadratic curve, dashed where asked. sigma's own programs know no dashes.
 * The ribbon is one strip of triangles per edge, bent in the vertex shader; dashes are measured in pixels, so they keep their length in any zoom.
 */
import type { Attributes } from 'graphology-types';
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** Pieces of a curve: enough to look round. */
const PIECES = 10;

/** What an edge may have beside sigma's own attributes. */
export interface Ribbon {
  /** Height of the curve's control point, as a share of its length; 0 is straight. */
  bend?: number;
  /** Pixels of a dash and of the gap after it; 0 is a whole line. */
  dash?: number;
}

const vertex = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_thickness;
attribute float a_bend;
attribute float a_dash;
attribute vec4 a_color;
attribute vec4 a_id;
attribute float a_t;
attribute float a_side;
uniform mat3 u_matrix;
uniform vec2 u_size;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying float v_dash;
const float bias = 255.0 / 254.0;
vec2 pixels(vec2 place) { return ((u_matrix * vec3(place, 1.0)).xy + 1.0) * 0.5 * u_size; }
void main() {
  vec2 from = pixels(a_source);
  vec2 to = pixels(a_target);
  vec2 way = to - from;
  float len = max(length(way), 0.001);
  vec2 middle = 0.5 * (from + to) + vec2(-way.y, way.x) * a_bend;
  vec2 point = mix(mix(from, middle, a_t), mix(middle, to, a_t), a_t);
  vec2 tangent = mix(middle - from, to - middle, a_t);
  vec2 normal = vec2(-tangent.y, tangent.x) / max(length(tangent), 0.001);
  v_half = 0.5 * max(a_thickness / u_sizeRatio, 1.0) * u_pixelRatio;
  #ifdef PICKING_MODE
  v_half += 3.0 * u_pixelRatio;
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_across = a_side * (v_half + 1.0);
  v_along = a_t * len;
  v_dash = a_dash * u_pixelRatio;
  gl_Position = vec4((point + normal * v_across) / u_size * 2.0 - 1.0, 0.0, 1.0);
}`;

const fragment = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_across;
varying float v_half;
varying float v_along;
varying float v_dash;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float seen = 1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across));
  if (v_dash > 0.0) seen *= 1.0 - step(v_dash, mod(v_along, v_dash * 1.7));
  float alpha = v_color.a * seen;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`;

const uniforms = ['u_matrix', 'u_size', 'u_sizeRatio', 'u_pixelRatio'] as const;

export class RibbonProgram<N extends Attributes, E extends Attributes, G extends Attributes> extends EdgeProgram<
  (typeof uniforms)[number],
  N,
  E,
  G
> {
  protected pieces(): number {
    return PIECES;
  }

  getDefinition() {
    const pieces = this.pieces();
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    const float = (name: string, size: number) => ({ name, size, type: FLOAT });
    const bytes = (name: string) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
    return {
      VERTICES: (pieces + 1) * 2,
      VERTEX_SHADER_SOURCE: vertex,
      FRAGMENT_SHADER_SOURCE: fragment,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        float('a_source', 2),
        float('a_target', 2),
        float('a_thickness', 1),
        float('a_bend', 1),
        float('a_dash', 1),
        bytes('a_color'),
        bytes('a_id'),
      ],
      CONSTANT_ATTRIBUTES: [float('a_t', 1), float('a_side', 1)],
      CONSTANT_DATA: Array.from({ length: (pieces + 1) * 2 }, (_, i) => [Math.floor(i / 2) / pieces, i % 2 ? -1 : 1]),
    };
  }

  processVisibleItem(
    id: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & Ribbon,
  ): void {
    this.array.set(
      [source.x, source.y, target.x, target.y, data.size, data.bend ?? 0, data.dash ?? 0, floatColor(data.color), id],
      at,
    );
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
    gl.uniform2f(uniformLocations.u_size!, params.width * params.pixelRatio, params.height * params.pixelRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio!, params.pixelRatio);
  }
}

/** For crowds of edges, where no curve is looked at closely: two pieces each. */
export class PlainRibbonProgram<N extends Attributes, E extends Attributes, G extends Attributes> extends RibbonProgram<
  N,
  E,
  G
> {
  protected override pieces(): number {
    return 2;
  }
}
