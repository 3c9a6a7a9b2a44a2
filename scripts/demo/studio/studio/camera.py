"""Light, backdrop, camera and the render itself."""
import math
import os

import bpy
import numpy as np
from mathutils import Vector

from .geometry import mesh, rounded
from .materials import Mat
from .palette import rgb


def softbox(name, loc, target, sx, sy, watts, col=(1, 1, 1), spread=180, glossy=True):
    """A rectangular area light at `loc` that points at `target`."""
    light = bpy.data.lights.new(name, "AREA")
    light.shape = "RECTANGLE"
    light.size, light.size_y = sx, sy
    light.energy, light.color, light.spread = watts, col, math.radians(spread)
    ob = bpy.data.objects.new(name, light)
    bpy.context.scene.collection.objects.link(ob)
    ob.location = loc
    ob.rotation_euler = (Vector(target) - Vector(loc)).to_track_quat("-Z", "Y").to_euler()
    ob.visible_glossy = glossy
    return ob


def points():
    """Points of everything that is to be in the frame: objects without the custom property "aside"."""
    scene = bpy.context.scene
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    found = []
    for ob in list(scene.objects):
        if ob.type not in ("MESH", "CURVE") or ob.get("aside"):
            continue
        seen = ob.evaluated_get(graph)
        me = seen.to_mesh()
        flat = np.empty(len(me.vertices) * 3, np.float32)
        me.vertices.foreach_get("co", flat)
        at = flat.reshape(-1, 3)
        world = np.array(ob.matrix_world)
        found.append((at[:: max(1, len(at) // 4000)] @ world[:3, :3].T) + world[:3, 3])
        seen.to_mesh_clear()
    return np.concatenate(found)


def place_camera(shot, P, centre, size, aspect):
    """Fits the points into the frame, or looks at the shot's aim."""
    scene = bpy.context.scene
    a, e = math.radians(shot.azimuth), math.radians(shot.elevation)
    towards = np.array([math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e)])
    right = np.array([math.cos(a), math.sin(a), 0])
    up = np.cross(right, -towards)
    tan = 18 / shot.lens
    if shot.aim is not None:
        target, dist = np.array(shot.aim, float), (shot.span or size) / 2 / tan
    else:
        target, dist = centre.copy(), size * 4
        for _ in range(12):
            rel = P - (target + towards * dist)
            depth = rel @ -towards
            x, y = rel @ right / depth / tan, rel @ up / depth / tan
            share = max(np.ptp(x), np.ptp(y) * aspect) / 2
            target = target + right * (x.max() + x.min()) / 2 * tan * dist + up * (y.max() + y.min()) / 2 * tan * dist
            dist *= (share / shot.fill) ** .8
    target = target + right * shot.shift[0] * size + up * shot.shift[1] * size
    camera = bpy.data.cameras.new("camera")
    camera.lens, camera.sensor_width, camera.clip_end = shot.lens, 36, 500
    camera.dof.use_dof = True
    camera.dof.focus_distance = dist - (0 if shot.aim is not None else size * .25)
    camera.dof.aperture_fstop = .001 * shot.lens / (shot.dof * dist)
    ob = bpy.data.objects.new("camera", camera)
    scene.collection.objects.link(ob)
    scene.camera = ob
    ob.location = target + towards * dist
    ob.rotation_euler = Vector(-towards).to_track_quat("-Z", "Y").to_euler()


def backdrop(ground, centre, floor, size, turn):
    """A seamless sweep behind and under the thing, turned to the camera."""
    m = Mat("ground")
    m.p(Base_Color=rgb(ground), Roughness=.85, Specular_IOR_Level=.15)
    profile = rounded([(-14 * size, 0), (2.6 * size, 0, 1.6 * size), (2.6 * size, 12 * size)], 24)
    V, F = [], []
    for y, z in profile:
        V += [(-14 * size, y, z), (14 * size, y, z)]
    for i in range(len(profile) - 1):
        F.append((2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2))
    ob = mesh("sweep", V, F, m.m, sharp=None)
    ob.location = (centre[0], centre[1], floor - .0005)
    ob.rotation_euler = (0, 0, turn)


def lights(shot, centre, floor, size):
    """Key from the left, a large top light, a weak fill and a rim from behind, all in the camera's frame."""
    a = math.radians(shot.azimuth)
    right = np.array([math.cos(a), math.sin(a), 0])
    near = np.array([math.sin(a), -math.cos(a), 0])

    def at(x, y, z):
        return tuple(np.array([centre[0], centre[1], floor]) + right * x * size + near * y * size + np.array([0, 0, z * size]))

    watts = size * size * shot.key
    target = tuple(centre)
    softbox("key", at(-2.3, 1.0, 2.5), target, 1.7 * size, 1.7 * size, 150 * watts, (1, .97, .93))
    softbox("top", at(.2, -.4, 3.2), target, 2.6 * size, 2.0 * size, 52 * watts, (1, .99, .975))
    softbox("fill", at(2.8, 1.4, 1.4), target, 1.4 * size, 2.4 * size, 17 * watts, (.95, .975, 1))
    softbox("rim", at(1.9, -1.7, 1.6), target, .5 * size, 2.2 * size, 34 * watts, (1, 1, 1), 120)
    for x in shot.flags:
        k = Mat("card")
        k.p(Base_Color=(.004,) * 3 + (1,), Roughness=1., Specular_IOR_Level=0.)
        half = .35 * size
        card = mesh("card", [(-half, 0, 0), (half, 0, 0), (half, 0, 2.4 * size), (-half, 0, 2.4 * size)], [(0, 1, 2, 3)], k.m, sharp=None)
        card.location = at(x, .9, 0)
        card.rotation_euler = (0, 0, a + math.atan2(-x, .9))
        card.visible_shadow = card.visible_diffuse = card.visible_camera = False
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    nodes = world.node_tree.nodes
    background = nodes["Background"] if "Background" in nodes else nodes.new("ShaderNodeBackground")
    background.inputs[0].default_value = (.96, .97, 1., 1)
    background.inputs[1].default_value = shot.world


def render(shot, ground, out, width, height, samples):
    """Photographs what is in the scene into the PNG `out`."""
    scene = bpy.context.scene
    P = points()
    low, high = P.min(0), P.max(0)
    centre = (low + high) / 2
    size = float(np.linalg.norm(high - low)) / 1.6
    floor = float(low[2])
    place_camera(shot, P, centre, size, width / height)
    backdrop(shot.ground or ground, centre, floor, size, math.radians(shot.azimuth))
    lights(shot, centre, floor, size)
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = samples
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, .04
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes, cycles.denoising_prefilter = "RGB_ALBEDO_NORMAL", "ACCURATE"
    cycles.max_bounces = cycles.transmission_bounces = shot.bounces
    cycles.diffuse_bounces = cycles.glossy_bounces = 4
    cycles.caustics_reflective = cycles.caustics_refractive = shot.caustics
    cycles.sample_clamp_indirect, cycles.blur_glossy = 6, .5
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = width, height, 100
    scene.render.threads_mode, scene.render.threads = "FIXED", os.cpu_count() or 2
    scene.view_settings.view_transform, scene.view_settings.look = "Khronos PBR Neutral", "None"
    scene.view_settings.exposure = shot.exposure
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = os.path.abspath(out)
    bpy.ops.render.render(write_still=True)
